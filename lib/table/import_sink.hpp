// What every importer does with a row: it is taken, or its error ends the import, or the row is
// handed back and the others go on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/reporter.hpp"
#include "table/import_options.hpp"
#include "table/imported_file.hpp"

namespace yangxiao::table {

class ImportSink : public RowSink {
 public:
  Status header(std::span<const std::string> names, std::uint64_t line) final;
  Status row(const Record& record) final;
  Status broken(const Record& record, Error error) final;

 protected:
  // `file` as errors name it. The options outlive the sink.
  ImportSink(std::string file, const ImportOptions& options)
      : file_(std::move(file)), options_(options) {}

  // Returns the headers that nothing is taken from.
  virtual Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                                       std::uint64_t line) = 0;
  // An error without a place gets the row's.
  virtual Status take_row(const Record& record) = 0;

  // Writes down what the import came to: its counts, with the rows that were rejected, and the
  // headers that nothing was taken from.
  void finish_batch(store::Writer& book, const std::string& sha256, ImportedFile& imported) const;
  // Of headers that nothing was taken from: columns_unused, where there are any.
  void note_unused(Reporter& reporter) const;
  Place file_place() const { return {file_, 0, 0, {}}; }

  std::string file_;
  std::vector<std::string> headers_;
  std::vector<std::string> unused_;
  std::uint64_t rejected_ = 0;

 private:
  const ImportOptions& options_;
  std::uint64_t rows_ = 0;
};

}  // namespace yangxiao::table
