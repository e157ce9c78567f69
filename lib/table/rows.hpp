// Rows coming in, whatever file they stand in: CSV, TSV, NDJSON, JSON, GeoJSON, XLSX or XML.
//
// Reading is streaming: bytes are decoded to UTF-8, cut into records and pushed into a sink one at
// a time. Memory is bounded by the longest record, not by the file.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/input.hpp"
#include "base/reporter.hpp"
#include "base/result.hpp"

namespace yangxiao::table {

enum class Kind : std::uint8_t { csv, tsv, ndjson, json, geojson, xlsx, xml };
enum class Encoding : std::uint8_t { utf8, gb18030, utf16le, utf16be, latin1 };

// JSON has no header: the keys of so many objects (of a megabyte at most) make one.
inline constexpr std::size_t kRecordsLookedAt = 1000;

struct Cell {
  std::string_view text;  // UTF-8; valid until the next record
  bool present = true;    // false: this record does not have the column at all (JSON)
  bool is_date = false;   // a sheet's date, which is sure: YYYY-MM-DD, or with HH:MM, HH:MM:SS
};

struct Record {
  std::uint64_t line = 0;  // the line it begins on (CSV, JSON) or the sheet's row (XLSX), from 1
  std::span<const Cell> cells;  // in the order of the header
  std::size_t column = 0;       // JSON: where in the line the record begins, from 1; else 0
};

// What a reader needs to know of the one who takes the rows, and where it puts them.
class RowSink {
 public:
  RowSink() = default;
  RowSink(const RowSink&) = delete;
  RowSink& operator=(const RowSink&) = delete;
  virtual ~RowSink() = default;

  // Whether a header means something here: the first row with two known headers is the header, and
  // title lines above it are passed over.
  virtual bool knows(std::string_view header) const = 0;

  // Whether a header is enough of itself to tell that its row is the header.
  virtual bool suffices(std::string_view) const { return false; }

  // The most telling of the headers, for the error that no row holds two of them.
  virtual std::string headers_looked_for() const = 0;

  // The headers, trimmed. Called once before the first row; for JSON again, with names added at the
  // end, when a record beyond the first kRecordsLookedAt brings a key that none had before it.
  virtual Status header(std::span<const std::string> names, std::uint64_t line) = 0;

  // A record. An error returned here ends the reading with that error.
  virtual Status row(const Record& record) = 0;

  // A record that cannot be read whole, though the ones after it can (wrong number of fields, a
  // cell over its bound). The cells are what there is of it. Returning an error ends the reading.
  virtual Status broken(const Record& record, Error error) = 0;
};

struct ReadOptions {
  std::optional<Kind> kind;          // --input-format, else the first bytes decide
  std::optional<Encoding> encoding;  // --encoding, else decided as DESIGN says; text formats only
  std::string sheet;                 // --sheet: name, or number from 1; empty: the first
  std::uint64_t header_row = 0;      // --header-row, from 1; 0: looked for
  char separator = 0;  // a profile's field separator for CSV; 0: ',' (';' and tab found)
  std::uint64_t largest_field = 1U << 20;     // bytes of one cell; option --max-field raises it
  std::uint64_t largest_unpacked = 1U << 30;  // bytes that an XLSX may unpack to; --max-unpacked
};

// What was found out about the input, for the batch that the rows become.
struct ReadSummary {
  Kind kind = Kind::csv;
  Encoding encoding = Encoding::utf8;
  std::uint64_t records = 0;  // rows below the header, broken ones included
  std::string sha256;         // of all bytes of the input, lower-case hex
};

// Reads all rows of the input into the sink. Errors: every problem of the block "reading a table"
// in base/problems.def, and what the sink returns. Notes: encoding_guessed, title_lines_skipped.
Result<ReadSummary> read_rows(Input& input, const ReadOptions& options, RowSink& sink,
                              Reporter& reporter);

std::optional<Kind> kind_named(std::string_view word);  // "csv" ... as in --input-format
std::string_view name_of(Kind kind);
std::optional<Encoding> encoding_named(std::string_view word);  // utf-8, gb18030, gbk, gb2312 ...
std::string_view name_of(Encoding encoding);

}  // namespace yangxiao::table
