// The rules of points as a file says them: what a report is worth, caps, how long points last.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "calendar/civil.hpp"

namespace yangxiao::points {

// Days on which category and photo count more.
struct Multiplier {
  calendar::Day from;
  calendar::Day to;  // the last
  int percent = 100;
  std::string name;
  friend bool operator==(const Multiplier&, const Multiplier&) = default;
};

enum class Lasting : std::uint8_t { never, quarter, year, months };

struct Rules {
  std::int64_t report = 0;  // of a category that is not named, nor one above it
  std::int64_t photo = 0;   // more, where there is one
  std::int64_t first = 0;   // more for the first of several people
  std::int64_t later = 0;   // for everybody who told it later
  std::map<std::string, std::int64_t, std::less<>> categories;  // by code
  std::vector<Multiplier> multipliers;                          // in order, none over another
  std::int64_t hour = 0;          // of volunteer service: for each whole hour
  std::int64_t visit = 0;         // and for taking part at all
  std::int64_t most_hours = 0;    // that count of one activity; 0: all
  std::int64_t team_bonus = 0;    // that a team's members share for a month
  std::int64_t team_reports = 0;  // in which so many of its reports were verified
  std::map<std::string, std::int64_t, std::less<>> honours_categories;  // weights, by code
  std::int64_t honours_report = 0;  // of a category that is not named, nor one above it
  std::int64_t honours_hour = 0;    // of volunteer service
  std::int64_t honours_month = 0;   // in which there was either
  std::int64_t cap_day = 0;         // of one member; 0: none
  std::int64_t cap_month = 0;
  bool pays_at_once = false;          // a report when it is verified, and not by a list
  bool reverses_late_merges = false;  // who would get less since reports were merged loses it
  Lasting lasting = Lasting::never;
  int months = 0;  // of Lasting::months
  friend bool operator==(const Rules&, const Rules&) = default;
};

// Whether they say who is honoured.
bool has_honours(const Rules& rules);

// Nothing: no multiplier names the day.
const Multiplier* multiplier_on(const Rules& rules, calendar::Day day);
// 100 where no multiplier names the day.
int percent_on(const Rules& rules, calendar::Day day);

// The last day of points that are paid on a day; nothing: they do not run out.
std::optional<calendar::Day> last_day_of(const Rules& rules, calendar::Day paid_on);

// The code of a category that a file names; empty: there is none, and which word is the nearest.
struct NamedCategory {
  std::string code;
  std::string nearest;
};
using CategoryLookup = std::function<NamedCategory(const std::string& word)>;

// Reads TOML. [report] points has to be there; what else is not said is none. Errors, with line and
// column: rule_syntax, rule_key_unknown, rule_value_bad (what is expected is named by one word:
// points, percent, day, once, multipliers, lasting, span, table, text), rule_category_unknown,
// rule_days_overlap.
Result<Rules> read_rules(std::string_view toml, const std::string& file,
                         const CategoryLookup& category);
// The same without asking for categories: of a text that was accepted before.
Rules parse_rules(std::string_view canonical);

// One text for equal rules, in TOML: read_rules() makes the same of it.
std::string canonical_text(const Rules& rules);

}  // namespace yangxiao::points
