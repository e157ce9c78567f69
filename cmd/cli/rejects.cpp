#include "cli/rejects.hpp"

#include <algorithm>
#include <array>

#include "cli/problem_text.hpp"

namespace yangxiao::cli {
namespace {

constexpr std::array<std::string_view, 3> kReasons = {"reject_line", "reject_problem",
                                                      "reject_reason"};

}  // namespace

Result<std::unique_ptr<Rejects>> Rejects::create(const std::string& path) {
  auto file = open_file_output(path, 0600);
  if (!file) return file.error();
  const table::Format format = table::format_of_ending(path).value_or(table::Format::csv);
  return std::unique_ptr<Rejects>(new Rejects(std::move(*file), format));
}

Status Rejects::begin(std::span<const std::string> headers) {
  headers_ = headers.size();
  for (std::size_t i = 0; i < headers.size(); ++i) {
    // A file of rejects that is rejected in part again gets new reasons.
    if (std::find(kReasons.begin(), kReasons.end(), headers[i]) != kReasons.end()) continue;
    names_.push_back(headers[i]);
    taken_.push_back(i);
  }
  names_.insert(names_.end(), kReasons.begin(), kReasons.end());
  std::vector<table::Column> columns;
  for (const std::string& name : names_) columns.push_back({name});
  auto writer = table::make_writer(format_, *file_, columns, {});
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
  for (std::size_t i = headers_; i < record.cells.size() && i < headers.size(); ++i) {
    if (!record.cells[i].present) continue;
    return Error{
        Problem::json_key_late, {headers[i], std::to_string(table::kRecordsLookedAt)}, error.place};
  }
  std::vector<table::Value> values;
  for (const std::size_t i : taken_) {
    const bool there = i < record.cells.size() && record.cells[i].present;
    values.push_back(there ? table::Value(record.cells[i].text) : table::Value());
  }
  const std::string line = std::to_string(record.line);
  const std::string reason = sentence(text_of(error.what), spoken(error));
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
