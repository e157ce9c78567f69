// From a row of a sign-in sheet to an activity and a member's part in it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "activity/activity.hpp"
#include "catalogue/reference.hpp"
#include "table/named_columns.hpp"

namespace yangxiao::activity {

struct Row {
  Activity activity;  // without a code: it is known by the rest
  bool has_day = false;
  std::int64_t member = 0;
  std::int64_t minutes = 0;  // 1..1440
  std::uint64_t line = 0;
};

class RowReader {
 public:
  // `today`: days since 1970; what is held later is refused.
  RowReader(std::string file, catalogue::References& references, std::int64_t today);

  static bool knows(std::string_view header);
  static bool means_member(std::string_view header);
  // The stable names of the columns.
  static std::vector<std::string_view> names();

  // Gives the headers that mean nothing here. Errors: header_duplicate, column_missing (neither a
  // code nor a name of the member; neither minutes nor hours nor an end).
  Result<std::vector<std::string>> take_header(std::span<const std::string> names,
                                               std::uint64_t line);
  // Errors, with their place: value_missing, reference_unknown, reference_ambiguous, date_bad,
  // date_ahead, clock_time_bad, duration_bad, durations_differ, those of table::clean_text and
  // table::clean_code.
  Result<Row> read(const table::Record& record);

 private:
  Status read_identity(const table::Record& record, Row& row);
  Status read_time(const table::Record& record, Row& row);
  Result<std::int64_t> minutes_of(const table::Record& record, const Row& row);

  catalogue::References& references_;
  std::int64_t today_;
  table::NamedColumns columns_;
};

// "90", "1.5h", "2小时", "1小时30分", "1:30" as minutes; a bare number counts as `unit` minutes.
// Nothing: it is none of these, or no whole minutes.
std::optional<std::int64_t> parse_duration(std::string_view text, std::int64_t unit);
// "9:00", "09:00:00", "9点", "9点30分" as minutes after midnight.
std::optional<int> parse_clock_time(std::string_view text);

}  // namespace yangxiao::activity
