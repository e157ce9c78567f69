#include <doctest/doctest.h>

#include "calendar/opening_hours.hpp"
#include "calendar/working_days.hpp"
#include "calendar/zone.hpp"

using namespace yangxiao;
using namespace yangxiao::calendar;

TEST_CASE("the shipped calendar knows holidays and the weekends that are worked for them") {
  const WorkingDays days(shipped_days());
  CHECK(!days.is_workday({2026, 10, 1}));   // National Day, a Thursday
  CHECK(days.is_workday({2026, 10, 10}));   // a Saturday that makes up for it
  CHECK(!days.is_workday({2026, 11, 22}));  // a Sunday
  CHECK(days.is_workday({2026, 11, 24}));   // a Tuesday
  CHECK(!days.missing_year());
}

TEST_CASE("a year without a calendar goes by weekdays, and is named") {
  const WorkingDays days(shipped_days());
  CHECK(days.is_workday({2041, 10, 1}));
  CHECK(days.missing_year() == 2041);
}

TEST_CASE("the days are read when the first of them matters, and once") {
  int asked = 0;
  const WorkingDays days(WorkingDays::Source([&] {
    ++asked;
    return std::vector<CalendarDay>{{{2026, 11, 24}, false, "a day off"}};
  }));
  const Zone zone = *Zone::named("Asia/Shanghai");
  const Instant ten{1'795'485'600};  // 2026-11-24T10:00:00+08:00
  CHECK(state_at(parse_hours("08:00-22:00"), ten, zone, days).open == Open::yes);
  CHECK(asked == 0);
  CHECK(state_at(parse_hours("工作日开放"), ten, zone, days).open == Open::no);
  CHECK(state_at(parse_hours("工作日开放"), ten, zone, days).open == Open::no);
  CHECK(asked == 1);
}

TEST_CASE("zones: of a repeated hour the first, a skipped one is an error") {
  const Zone york = *Zone::named("America/New_York");
  // 2026-11-01T01:30 comes twice there: at 05:30 and at 06:30 UTC.
  constexpr std::int64_t kHalfPastOne = 1'793'496'600;
  CHECK(york.instant_at(kHalfPastOne, "x")->seconds == kHalfPastOne + 4 * 3600);
  // 2026-03-08T02:30 does not come at all.
  constexpr std::int64_t kHalfPastTwo = 1'772'937'000;
  CHECK(york.instant_at(kHalfPastTwo, "x").error().what == Problem::time_skipped);
  CHECK(Zone::named("Mars/Base").error().what == Problem::zone_unknown);
  CHECK(Zone::named("../../etc/passwd").error().what == Problem::zone_unknown);
  CHECK(Zone::named("Asia/Shanghai")->offset_at(Instant{1'795'485'600}) == 8 * 3600);
}
