// The records of a CSV, cut by a thread of its own while the caller works on the ones before.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "table/csv_scanner.hpp"

namespace yangxiao::table {

class RecordsAhead {
 public:
  // From here to the end of this object the scanner, and what it reads from, are the thread's.
  // `read_so_far`: the bytes of the input that were read, asked for in the thread.
  RecordsAhead(CsvScanner& scanner, std::function<std::uint64_t()> read_so_far);
  ~RecordsAhead();  // waits for the thread, which ends at its next block
  RecordsAhead(const RecordsAhead&) = delete;
  RecordsAhead& operator=(const RecordsAhead&) = delete;

  struct Taken {
    std::uint64_t line = 0;
    std::span<const Cell> cells;  // valid until the next call
    std::optional<Error> flaw;
  };

  // As CsvScanner::next(); nothing at the end. Memory: some blocks of 64 KiB, or of one record
  // where that is longer.
  Result<std::optional<Taken>> next();

  // How much of the input the records that were taken so far have used, about.
  std::uint64_t bytes() const;

 private:
  struct Block;
  class Thread;
  std::unique_ptr<Thread> thread_;
  std::unique_ptr<Block> block_;  // in hand
  std::vector<Cell> cells_;
};

}  // namespace yangxiao::table
