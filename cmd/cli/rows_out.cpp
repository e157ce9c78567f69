#include "cli/rows_out.hpp"

#include <algorithm>

#include <unistd.h>

#include "base/privacy.hpp"
#include "base/text/joined.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "table/chosen_values.hpp"

namespace yangxiao::cli {
namespace {

// Passes on some of the columns, in another order.
class ChosenColumns final : public table::RowWriter {
 public:
  ChosenColumns(std::unique_ptr<table::RowWriter> inner, std::vector<std::size_t> chosen)
      : inner_(std::move(inner)), chosen_(std::move(chosen)) {}
  Status row(std::span<const table::Value> values) override {
    return inner_->row(chosen_.of(values));
  }
  Status finish() override { return inner_->finish(); }

 private:
  std::unique_ptr<table::RowWriter> inner_;
  table::ChosenValues chosen_;
};

Result<std::unique_ptr<table::RowWriter>> writer_of(Session& session, table::Format format,
                                                    std::span<const table::Column> columns) {
  auto chosen = chosen_columns(session, columns);
  if (!chosen) return chosen.error();
  std::vector<table::Column> out;
  for (const std::size_t place : *chosen) out.push_back(columns[place]);
  table::WriteOptions options;
  options.header = session.wants_header();
  options.created = session.clock().now();
  auto writer = table::make_writer(format, session.out(), out, options);
  if (!writer || out.size() == columns.size()) return writer;
  return std::unique_ptr<table::RowWriter>(
      std::make_unique<ChosenColumns>(std::move(*writer), std::move(*chosen)));
}

}  // namespace

table::Format format_of_shape(Shape shape) {
  switch (shape) {
    case Shape::json:
      return table::Format::json;
    case Shape::ndjson:
      return table::Format::ndjson;
    case Shape::tsv:
      return table::Format::tsv;
    case Shape::geojson:
      return table::Format::geojson;
    case Shape::xlsx:
      return table::Format::xlsx;
    case Shape::table:
    case Shape::csv:
      return table::Format::csv;
  }
  return table::Format::csv;
}

Result<std::vector<std::size_t>> chosen_columns(const Session& session,
                                                std::span<const std::string_view> keys) {
  std::vector<std::size_t> chosen;
  const auto wanted = session.arguments()[opt_columns];
  if (!wanted) {
    for (std::size_t i = 0; i < keys.size(); ++i) chosen.push_back(i);
    return chosen;
  }
  for (const std::string_view key : text::words_joined(*wanted, ',')) {
    const auto found = std::find(keys.begin(), keys.end(), key);
    if (found == keys.end()) {
      std::string known;
      for (const std::string_view one : keys)
        known += (known.empty() ? "" : ", ") + std::string(one);
      return Error{Problem::option_value_bad, {"--columns", std::string(key), known}, {}};
    }
    const auto place = static_cast<std::size_t>(found - keys.begin());
    if (std::find(chosen.begin(), chosen.end(), place) != chosen.end()) {
      return Error{Problem::option_value_bad,
                   {"--columns", std::string(key), tr(N_("each column once"))},
                   {}};
    }
    chosen.push_back(place);
  }
  return chosen;
}

Result<std::vector<std::size_t>> chosen_columns(const Session& session,
                                                std::span<const table::Column> columns) {
  std::vector<std::string_view> keys;
  for (const table::Column& column : columns) keys.push_back(column.key);
  auto chosen = chosen_columns(session, keys);
  if (!chosen) return chosen;
  // What is empty in all rows; who asks for a column by its name gets it.
  const std::string level = session.arguments()[opt_open_privacy].value_or("");
  if (level == name_of(Privacy::open) && !session.arguments().has(opt_columns)) {
    std::erase_if(*chosen, [&](std::size_t place) { return columns[place].is_personal; });
  }
  if (session.shape() != Shape::geojson) return chosen;
  // The point is no property that could be chosen.
  for (const std::string_view key : {"lat", "lon"}) {
    const auto found = std::find(keys.begin(), keys.end(), key);
    const auto place = static_cast<std::size_t>(found - keys.begin());
    const bool is_there = std::find(chosen->begin(), chosen->end(), place) != chosen->end();
    if (found != keys.end() && !is_there) chosen->push_back(place);
  }
  return chosen;
}

table::Value text_or_nothing(const std::string& text) {
  return text.empty() ? table::Value() : table::Value(std::string_view(text));
}

Result<std::unique_ptr<table::RowWriter>> rows_out(Session& session,
                                                   std::span<const table::Column> columns) {
  return writer_of(session, format_of_shape(session.shape()), columns);
}

Result<std::unique_ptr<table::RowWriter>> object_out(Session& session,
                                                     std::span<const table::Column> columns) {
  const table::Format format = format_of_shape(session.shape());
  return writer_of(session, format == table::Format::json ? table::Format::ndjson : format,
                   columns);
}

Status print_object(Session& session, std::span<const table::Column> columns,
                    std::span<const table::Value> values) {
  auto writer = object_out(session, columns);
  if (!writer) return writer.error();
  const Status written = (*writer)->row(values);
  return written ? (*writer)->finish() : written;
}

Status print_table(Session& session, std::vector<TextColumn> columns,
                   std::vector<std::vector<std::string>> rows) {
  std::vector<std::string_view> keys;
  for (const TextColumn& column : columns) keys.emplace_back(column.key);
  auto chosen = chosen_columns(session, keys);
  if (!chosen) return chosen.error();
  if (!session.arguments().has(opt_columns)) {
    std::erase_if(*chosen, [&columns](std::size_t place) { return columns[place].on_request; });
  }
  std::vector<TextColumn> out;
  for (const std::size_t place : *chosen) out.push_back(columns[place]);
  TextTable table(std::move(out));
  for (std::vector<std::string>& row : rows) {
    std::vector<std::string> cells;
    for (const std::size_t place : *chosen) cells.push_back(row[place]);
    table.add(std::move(cells));
  }
  const bool to_file = session.arguments().has(opt_output);
  const std::string colour = session.arguments()[opt_color].value_or("auto");
  return table.print(session.out(), {session.wants_header(),
                                     wants_colour(to_file ? "never" : colour, STDOUT_FILENO),
                                     to_file ? 0 : terminal_width(STDOUT_FILENO)});
}

}  // namespace yangxiao::cli
