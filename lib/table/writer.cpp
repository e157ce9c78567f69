#include "table/writer.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/text/named.hpp"
#include "table/csv_writer.hpp"
#include "table/json_writer.hpp"
#include "table/xlsx_writer.hpp"

namespace yangxiao::table {
namespace {

constexpr std::array<std::string_view, 6> kFormats = {"csv",    "tsv",     "json",
                                                      "ndjson", "geojson", "xlsx"};

}  // namespace

Result<std::unique_ptr<RowWriter>> make_writer(Format format, Output& output,
                                               std::span<const Column> columns,
                                               const WriteOptions& options) {
  switch (format) {
    case Format::csv:
      return make_separated_writer(',', output, columns, options);
    case Format::tsv:
      return make_separated_writer('\t', output, columns, options);
    case Format::json:
    case Format::ndjson:
    case Format::geojson:
      return make_json_writer(format, output, columns);
    case Format::xlsx:
      return make_xlsx_writer(output, columns, options);
  }
  return make_json_writer(format, output, columns);
}

std::optional<Format> format_named(std::string_view word) {
  return text::named<Format>(kFormats, word);
}

std::optional<Format> format_of_ending(std::string_view path) {
  const std::size_t point = path.rfind('.');
  if (point == std::string_view::npos) return std::nullopt;
  std::string ending(path.substr(point + 1));
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending == "jsonl" ? Format::ndjson : format_named(ending);
}

std::string_view name_of(Format format) { return kFormats[static_cast<std::size_t>(format)]; }

}  // namespace yangxiao::table
