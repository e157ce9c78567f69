#include "cli/rejects.hpp"

#include "cli/problem_text.hpp"

namespace yangxiao::cli {

Result<std::unique_ptr<Rejects>> Rejects::create(const std::string& path) {
  auto file = open_file_output(path, 0600);
  if (!file) return file.error();
  return std::unique_ptr<Rejects>(new Rejects(std::move(*file)));
}

Status Rejects::begin(std::span<const std::string> headers) {
  names_.assign(headers.begin(), headers.end());
  names_.insert(names_.end(), {"reject_line", "reject_problem", "reject_reason"});
  std::vector<table::Column> columns;
  for (const std::string& name : names_) columns.push_back({name});
  auto writer = table::make_writer(table::Format::csv, *file_, columns, {});
  if (!writer) return writer.error();
  writer_ = std::move(*writer);
  return {};
}

Status Rejects::add(std::span<const std::string> headers, const table::Record& record,
                    const Error& error) {
  if (!writer_) {
    const Status begun = begin(headers);
    if (!begun) return begun;
  }
  const std::size_t own = names_.size() - 3;
  for (std::size_t i = own; i < record.cells.size() && i < headers.size(); ++i) {
    if (!record.cells[i].present) continue;
    return Error{
        Problem::json_key_late, {headers[i], std::to_string(table::kRecordsLookedAt)}, error.place};
  }
  std::vector<table::Value> values;
  for (std::size_t i = 0; i < own; ++i) {
    const bool there = i < record.cells.size() && record.cells[i].present;
    values.push_back(there ? table::Value(record.cells[i].text) : table::Value());
  }
  const std::string line = std::to_string(record.line);
  const std::string reason = sentence(text_of(error.what), error.arguments);
  values.emplace_back(std::string_view(line));
  values.emplace_back(name_of(error.what));
  values.emplace_back(std::string_view(reason));
  return writer_->row(values);
}

Status Rejects::finish() {
  if (!writer_) {
    const Status begun = begin({});
    if (!begun) return begun;
  }
  const Status finished = writer_->finish();
  return finished ? file_->commit() : finished;
}

}  // namespace yangxiao::cli
