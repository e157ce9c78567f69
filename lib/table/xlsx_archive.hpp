// The parts of a workbook: a ZIP archive in memory, of which nothing is written to disk.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace yangxiao::table {

class XlsxArchive {
 public:
  // The bytes must outlive the archive. largest: bytes that all parts together may unpack to,
  // counted while unpacking: what the archive says of itself is not believed. Errors: xlsx_broken.
  static Result<std::unique_ptr<XlsxArchive>> open(std::string_view bytes, std::string file,
                                                   std::uint64_t largest);
  ~XlsxArchive();
  XlsxArchive(const XlsxArchive&) = delete;
  XlsxArchive& operator=(const XlsxArchive&) = delete;

  bool has(const std::string& part);
  // Unpacks a part block by block. Errors: xlsx_broken, xlsx_too_large, what `take` returns.
  Status read(const std::string& part, const std::function<Status(std::string_view)>& take);

  const std::string& file() const { return file_; }
  Error broken(const std::string& part, std::string reason) const;

 private:
  struct Memory {
    std::string_view bytes;
    std::uint64_t at = 0;
  };
  friend struct ArchiveMemory;
  XlsxArchive(std::string_view bytes, std::string file, std::uint64_t largest)
      : memory_{bytes, 0}, file_(std::move(file)), largest_(largest) {}

  Memory memory_;
  std::string file_;
  std::uint64_t largest_;
  std::uint64_t unpacked_ = 0;
  std::set<std::string> counted_;  // parts that are in unpacked_, however often they are read
  void* zip_ = nullptr;
};

}  // namespace yangxiao::table
