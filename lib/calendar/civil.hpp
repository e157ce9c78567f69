// Days and times as people write them. The Gregorian calendar, years 1 to 9999.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "calendar/zone.hpp"

namespace yangxiao::calendar {

struct Day {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
  friend auto operator<=>(const Day&, const Day&) = default;
};

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).
std::int64_t days_since_epoch(Day day);
Day day_of(std::int64_t days_since_epoch);
bool is_valid(Day day);
int weekday(Day day);  // Monday 1 .. Sunday 7

// 2026-11-24, 2026/11/24, 2026.11.24, 2026年11月24日; one or two digits for month and day;
// 20261124.
std::optional<Day> parse_day(std::string_view text);
std::string to_text(Day day);  // 2026-11-24

struct Local {
  Day day;
  int second = 0;  // of the day, 0..86399
};
Local local_of(Instant instant, const Zone& zone);
// The day of a moment, counted since 1970-01-01.
std::int64_t day_number(Instant instant, const Zone& zone);
// The first moment of a day so counted. Errors: time_skipped, with `text` as its argument.
Result<Instant> start_of_day(std::int64_t day, const Zone& zone, std::string_view text = {});

// Whether a word may be meant as a time: for telling the value of an option from the next word.
bool looks_like_time(std::string_view word);

// A day (its beginning), a day with a time of day, the same with Z or an offset, or, where `now` is
// given, a time of that day alone (22:30), "now", "today", "yesterday", "tomorrow". Without an
// offset, in the zone. A time of day also as it is spoken: 14点20, 上午8:30, 下午2点半. Errors:
// time_bad, time_skipped.
Result<Instant> parse_time(std::string_view text, const Zone& zone,
                           std::optional<Instant> now = std::nullopt);

// RFC 3339 with the zone's offset: 2026-11-24T08:30:00+08:00.
std::string to_rfc3339(Instant instant, const Zone& zone);
// The same into a text that is used again.
void write_rfc3339(Instant instant, const Zone& zone, std::string& text);

}  // namespace yangxiao::calendar
