// From a row of a file to a report: headers, then cells. Whatever is wrong is named with file,
// line, column and value; what is odd but possible is marked (Flaw).
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calendar/date_form.hpp"
#include "geo/region.hpp"
#include "report/report.hpp"
#include "report/service_request_cells.hpp"
#include "report/words.hpp"
#include "table/place_cells.hpp"
#include "table/profile.hpp"
#include "table/rows.hpp"

namespace yangxiao::report {

// What a row says. Only the fields whose bit is in `present` are meant; the others are left alone.
// A reporter's phone and name are as they stand: whose they are is not asked here.
struct ReportRow {
  Report report;
  std::uint64_t present = 0;
  std::optional<std::int64_t> number;        // of its code: the report that the row is about
  std::string unknown_category;              // a word that means none, where report.category is 0
  std::string unknown_code;                  // the code that a service request has for it
  std::optional<RequestTimes> request = {};  // of a row of service requests
  bool has(Field field) const { return (present & bit(field)) != 0; }
  void say(Field field) { present |= bit(field); }
  // When the last thing happened that it tells of, where it says that beside the steps.
  Instant updated_at() const {
    return request ? request->updated.value_or(report.filed_at) : report.filed_at;
  }
};

// What a profile of a file of reports may say.
table::ProfileForm profile_form();

// What is known of a file beside its cells.
struct RowRules {
  const table::Profile* profile = nullptr;  // outlives the reader
  std::optional<geo::Datum> datum;
  geo::Order order = geo::Order::lat_lon;
  calendar::Zone zone;                  // of times without an offset
  std::optional<std::int64_t> channel;  // of rows that name none
  const geo::Region* bounds = nullptr;  // what lies outside is marked; outlives the reader
  bool is_typed = false;  // by a person, now: a position that is none is an error, not a flaw
  // Makes the channel or agency that a service request names and nobody has; empty: an error.
  std::function<Result<std::int64_t>(std::string_view table, std::string_view code,
                                     std::string_view name)>
      make = {};
};

class RowReader {
 public:
  RowReader(std::string file, Words& words, RowRules rules);

  bool knows(std::string_view header) const {
    return find(header).has_value() || request_column(header).has_value();
  }

  // Takes the headers; gives those that mean nothing here. Errors: header_duplicate, column_missing
  // (no time of reporting, no category and no code), channel_missing, profile_header_missing (of
  // those three, or of the outside id).
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line);

  // Of a row only what identifies it: channel and outside id. Nothing where it lacks one of the two
  // or is broken: then read() tells.
  struct Identity {
    std::int64_t channel = 0;
    std::string_view external_id;
  };
  std::optional<Identity> identity(const table::Record& record);

  // Errors: every problem of the block "a row's value", datum_missing.
  Result<ReportRow> read(const table::Record& record);

  // Headers that the profile names and the file lacks, though it may: an API leaves out what no row
  // has.
  const std::vector<std::string>& absent_headers() const { return absent_; }
  // Whether the file has a column for the time of closing.
  bool has_closing_date() const { return has_closing_date_; }
  // Whether it is one of service requests (GeoReport v2).
  bool has_requests() const { return has_requests_; }

  // What the file's words mean at present: it goes into the fingerprint of each row.
  std::uint64_t seed() const { return seed_; }

 private:
  enum class Meaning : std::uint8_t { code, field, lat, lon, pair, datum, request, passed };
  struct FileColumn {
    Meaning meaning = Meaning::passed;
    Field field = Field::external_id;
    RequestCell cell = RequestCell::id;
    friend bool operator==(const FileColumn&, const FileColumn&) = default;
  };
  std::optional<FileColumn> find(std::string_view header) const;
  static std::optional<FileColumn> shipped_meaning(std::string_view header);
  static std::optional<FileColumn> request_meaning(std::string_view header);
  void find_requests();
  Identity identity_in(std::string_view request_id);
  Status check_profile_headers();
  Status check_columns(std::uint64_t line) const;
  void take_fixed();
  Result<bool> take(FileColumn column, const table::Cell& cell, const std::string& header,
                    ReportRow& row);
  Status take_text(Field field, std::string_view text, const std::string& header, ReportRow& row);
  Status take_reference(Field field, std::string_view text, const std::string& header,
                        ReportRow& row);
  Status take_time(Field field, const table::Cell& cell, const std::string& header, ReportRow& row);
  Status take_phone(std::string_view text, const std::string& header, ReportRow& row);
  bool take_plain_place(const table::PlaceCells& cells, Report& report) const;
  Status take_any_place(const table::PlaceCells& cells, const table::Record& record,
                        Report& report) const;
  void mark_place(Report& report) const;
  Status take_place(const table::PlaceCells& cells, const table::Record& record,
                    ReportRow& row) const;
  static void follow_times(ReportRow& row);
  Status take_request(const RequestCells& cells, const table::Record& record, ReportRow& row);
  Status take_request_id(const RequestCells& cells, const table::Record& record, ReportRow& row);
  Status take_request_times(const RequestCells& cells, const table::Record& record,
                            RequestTimes& times) const;
  Status take_request_category(const RequestCells& cells, const table::Record& record,
                               ReportRow& row);
  void take_update(const RequestTimes& times, ReportRow& row) const;
  Status take_request_state(const RequestCells& cells, const table::Record& record, ReportRow& row);
  Status take_request_texts(const RequestCells& cells, const table::Record& record, ReportRow& row);
  Result<std::int64_t> made(std::string_view table, std::string_view code, std::string_view name,
                            const Error& unknown) const;
  Error placed(Error error, const table::Record& record, std::size_t column) const;

  std::string file_;
  Words& words_;
  RowRules rules_;
  calendar::DateForms dates_;
  calendar::DateForms any_date_;         // in the one form that a sheet's dates are read in
  std::optional<geo::Datum> own_datum_;  // that of this program's own headers
  bool has_closing_date_ = false;
  bool has_requests_ = false;
  std::uint64_t seed_ = 0;
  std::optional<std::size_t> channel_column_;
  std::optional<std::size_t> external_column_;
  std::optional<std::size_t> code_column_;
  std::vector<std::optional<FileColumn>> columns_;
  std::vector<std::string> names_;
  std::vector<std::string> absent_;
  struct Fixed {
    FileColumn column;
    std::string field;
    table::ProfileText text;
  };
  std::vector<Fixed> fixed_;
};

}  // namespace yangxiao::report
