#include "export/file.hpp"

#include <algorithm>
#include <cctype>
#include <thread>

#include "base/compression.hpp"
#include "cli/rows_out.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

constexpr std::size_t kMostThreads = 8;

// What a column of a position is called where no other column says its datum.
std::string_view named_for(std::string_view key, geo::Datum datum) {
  const bool is_lat = key == "lat";
  if (datum == geo::Datum::bd09) return is_lat ? "lat_bd09" : "lon_bd09";
  return is_lat ? "lat_gcj02" : "lon_gcj02";
}

std::optional<std::size_t> place_of(std::span<const table::Column> columns, std::string_view key) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const table::Column& column) { return column.key == key; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

Status take_datum(const Session& session, std::span<const table::Column> columns,
                  lib::FileShape& shape) {
  const std::string word = session.arguments()[opt_output_datum].value_or("wgs84");
  const geo::Datum datum = *geo::datum_named(word);  // the parser took no other word
  if (datum == geo::Datum::wgs84) return {};
  if (shape.format == table::Format::geojson) {
    return Error{Problem::options_exclude, {"--output-datum " + word, "--format geojson"}, {}};
  }
  const auto lat = place_of(columns, "lat");
  const auto lon = place_of(columns, "lon");
  if (!lat || !lon) return {};
  shape.datum = lib::OtherDatum{datum, *lat, *lon, place_of(columns, "datum")};
  if (shape.datum->datum_name) return {};
  for (table::Column& column : shape.columns) {
    if (column.key == "lat" || column.key == "lon") column.key = named_for(column.key, datum);
  }
  return {};
}

// A name that ends like a file of another sort is not that of rows; without --format nobody said
// that it is.
Status check_ending(const Arguments& arguments, bool has_place, std::string_view more) {
  const std::string output = arguments[opt_output].value_or("");
  if (arguments.has(opt_format) || table::format_of_ending(output)) return {};
  std::string_view name = without_compression(output);
  name.remove_prefix(name.rfind('/') + 1);  // npos + 1 is 0
  const std::size_t point = name.rfind('.');
  if (point == std::string_view::npos || point == 0) return {};
  const std::string_view ending = name.substr(point + 1);
  const bool is_word =
      std::ranges::all_of(ending, [](unsigned char c) { return std::isalnum(c) != 0; }) &&
      std::ranges::any_of(ending, [](unsigned char c) { return std::isalpha(c) != 0; });
  if (!is_word) return {};
  return Error{Problem::option_value_bad,
               {"--output", output,
                fmt::format(".csv, .tsv, .json, .ndjson, {}.xlsx{} (+ .gz, .zst)",
                            has_place ? ".geojson, " : "", more)},
               {}};
}

}  // namespace

Result<Disclosure> disclosure_of(Session& session, std::string_view kind) {
  auto disclosure = open_disclosure(session);
  if (!disclosure) return disclosure;
  return disclosure->apart(kind);
}

Result<lib::FileShape> file_shape(const Session& session, std::span<const table::Column> columns,
                                  std::string_view title, std::string_view more_endings) {
  const Status known =
      check_ending(session.arguments(), place_of(columns, "lat").has_value(), more_endings);
  if (!known) return known.error();
  lib::FileShape shape;
  shape.format = format_of_shape(session.shape());
  const bool is_excel = session.arguments()[opt_excel];
  if (is_excel && shape.format != table::Format::csv) {
    return Error{Problem::option_needs, {"--excel", "--format csv"}, {}};
  }
  if (shape.format == table::Format::geojson && !place_of(columns, "lat")) {
    return Error{
        Problem::option_value_bad, {"--format", "geojson", "csv, tsv, json, ndjson, xlsx"}, {}};
  }
  auto chosen = chosen_columns(session, columns);
  if (!chosen) return chosen.error();
  shape.chosen = std::move(*chosen);
  for (const std::size_t place : shape.chosen) shape.columns.push_back(columns[place]);
  shape.options.header = session.wants_header();
  shape.options.excel = is_excel;
  shape.options.title = title;
  shape.options.created = session.clock().now();
  const Status taken = take_datum(session, columns, shape);
  if (!taken) return taken.error();
  return shape;
}

Status write_file(Session& session, const lib::FileShape& shape, const MakeRows& make) {
  std::vector<store::Reader> readers;  // outlive the rows
  std::vector<std::unique_ptr<lib::Rows>> sides;
  auto first = make(session.reader());
  if (!first) return first.error();
  sides.push_back(std::move(*first));
  // A workbook is written by one.
  const std::size_t parts = shape.format == table::Format::xlsx ? 1 : sides[0]->parts();
  const std::size_t threads =
      std::min<std::size_t>({parts, std::thread::hardware_concurrency(), kMostThreads});
  if (threads > 1) {
    auto opened = store::open_readers(session.book_path(), threads);
    if (!opened) return opened.error();
    readers = std::move(*opened);
    sides.clear();
    for (const store::Reader& reader : readers) {
      auto rows = make(reader);
      if (!rows) return rows.error();
      sides.push_back(std::move(*rows));
    }
  }
  return lib::write_rows(sides, shape, session.out());
}

}  // namespace yangxiao::cmd::exporting
