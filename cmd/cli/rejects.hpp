// Where rows go that an import did not take: a CSV of the file's own columns, with line and reason.
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
  explicit Rejects(std::unique_ptr<FileOutput> file) : file_(std::move(file)) {}
  Status begin(std::span<const std::string> headers);

  std::unique_ptr<FileOutput> file_;
  std::vector<std::string> names_;
  std::unique_ptr<table::RowWriter> writer_;
};

}  // namespace yangxiao::cli
