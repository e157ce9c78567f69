// Rows going out: one description of the columns, one call a row, any format.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/clock.hpp"
#include "base/output.hpp"
#include "base/result.hpp"

namespace yangxiao::table {

enum class Format : std::uint8_t { csv, tsv, json, ndjson, geojson, xlsx };

// json: a text that is JSON already, and stands in JSON as what it is.
enum class Type : std::uint8_t { text, integer, real, boolean, list, json };

struct Column {
  std::string_view key;  // stable English snake_case: CSV header and JSON key
  Type type = Type::text;
  int decimals = -1;  // of a real: fixed digits after the point; -1: the shortest that reads back
  bool is_personal = false;  // empty, and left out, where nobody is to be found again
};
constexpr Column personal_column(std::string_view key, Type type = Type::text) {
  return {key, type, -1, true};
}

// A list is written as a JSON array, and joined by '|' where a cell has to hold it.
// monostate is an empty cell, and null in JSON.
using Value = std::variant<std::monostate, std::string_view, std::int64_t, double, bool,
                           std::span<const std::string_view>>;

struct WriteOptions {
  bool header = true;
  // For Chinese Excel: BOM, CRLF, and a guard before text that a spreadsheet would run as a
  // formula.
  bool excel = false;
  std::string_view title = "Sheet1";  // an XLSX sheet's name
  std::string_view temporary_folder;  // of what an XLSX needs meanwhile; empty: $TMPDIR, or /tmp
  Instant created;                    // the time that an XLSX carries inside, from the clock
  // Of an XLSX, with the heading: what comes behind goes to another sheet. ECMA-376 ends here.
  std::uint32_t rows_in_sheet = 1'048'576;
};

class RowWriter {
 public:
  RowWriter() = default;
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;
  virtual ~RowWriter() = default;

  // One value a column, in their order. Errors: those of the output.
  virtual Status row(std::span<const Value> values) = 0;
  // Ends the document and flushes; without it the output is not complete.
  virtual Status finish() = 0;
};

// The columns are copied. GeoJSON takes its point from the columns "lat" and "lon" (WGS-84); a row
// without them has a null geometry. Errors: library_missing (xlsx), those of the output.
Result<std::unique_ptr<RowWriter>> make_writer(Format format, Output& output,
                                               std::span<const Column> columns,
                                               const WriteOptions& options);

std::optional<Format> format_named(std::string_view word);
// By the name's ending (.csv, .xlsx, .csv.gz ...), in small or capital letters; nothing for another
// one.
std::optional<Format> format_of_ending(std::string_view path);
std::string_view name_of(Format format);

}  // namespace yangxiao::table
