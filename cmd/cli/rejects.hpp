// Where rows go that an import did not take: the file's own columns, with line and reason. CSV, or
// what the name's ending says.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/output.hpp"
#include "table/rows.hpp"
#include "table/writer.hpp"

namespace yangxiao::cli {

class Rejects {
 public:
  // Errors: those of open_file_output.
  static Result<std::unique_ptr<Rejects>> create(const std::string& path);

  // The first call decides the columns.
  Status add(std::span<const std::string> headers, const table::Record& record, const Error& error);
  // The file appears, with a header alone where nothing was rejected.
  Status finish();

 private:
  Rejects(std::unique_ptr<FileOutput> file, table::Format format)
      : file_(std::move(file)), format_(format) {}
  Status begin(std::span<const std::string> headers);

  std::unique_ptr<FileOutput> file_;
  table::Format format_;
  std::size_t headers_ = 0;         // of the file, when the first row came
  std::vector<std::size_t> taken_;  // which of its columns go out
  std::vector<std::string> names_;
  std::unique_ptr<table::RowWriter> writer_;
};

}  // namespace yangxiao::cli
