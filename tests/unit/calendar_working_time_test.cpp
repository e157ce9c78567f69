#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "calendar/civil.hpp"
#include "calendar/working_time.hpp"

using namespace yangxiao;
using namespace yangxiao::calendar;

namespace {

const Zone& shanghai() {
  static const Zone zone = *Zone::named("Asia/Shanghai");
  return zone;
}

Instant at(const char* text) { return *parse_time(text, shanghai()); }

WorkingTime office() {
  return {WorkingDays(shipped_days()), shanghai(), *parse_office_hours("09:00-12:00,14:00-17:30")};
}

std::string end_of(const char* start, const char* limit, std::vector<Stretch> pauses = {}) {
  const Course course = office().course_of(at(start), *parse_limit(limit), pauses);
  return to_rfc3339(course.end, shanghai()).substr(0, 16);
}

}  // namespace

TEST_CASE("hours of the clock pass always") {
  CHECK(end_of("2026-10-01T23:00", "2h") == "2026-10-02T01:00");
  CHECK(end_of("2026-11-28T12:00", "24h") == "2026-11-29T12:00");
}

TEST_CASE("working hours pass while the office works") {
  CHECK(end_of("2026-11-24T10:00", "2wh") == "2026-11-24T12:00");
  CHECK(end_of("2026-11-24T11:00", "2wh") == "2026-11-24T15:00");
  CHECK(end_of("2026-11-24T12:30", "1wh") == "2026-11-24T15:00");
  CHECK(end_of("2026-11-24T03:00", "1wh") == "2026-11-24T10:00");
  // Friday evening; then a weekend.
  CHECK(end_of("2026-11-20T17:00", "2wh") == "2026-11-23T10:30");
  CHECK(end_of("2026-11-21T08:00", "7wh") == "2026-11-24T09:30");
}

TEST_CASE("a working day has passed when the office closes on it, the first day not counted") {
  CHECK(end_of("2026-11-24T00:10", "1wd") == "2026-11-25T17:30");
  CHECK(end_of("2026-11-24T23:50", "1wd") == "2026-11-25T17:30");
  CHECK(end_of("2026-11-20T10:00", "1wd") == "2026-11-23T17:30");
  // National Day 2026: off from 1 to 7 October, Saturday 10 October is worked.
  CHECK(end_of("2026-09-29T10:00", "7wd") == "2026-10-14T17:30");
  CHECK(end_of("2026-10-09T10:00", "1wd") == "2026-10-10T17:30");
  const Course course = office().course_of(at("2026-09-29T10:00"), *parse_limit("7wd"), {});
  CHECK(course.exceptions.size() == 6);  // a holiday on a weekend changes nothing
  CHECK_FALSE(course.missing_year);
}

TEST_CASE("what lies in a pause does not count") {
  const auto pause = [](const char* from, const char* to) { return Stretch{at(from), at(to)}; };
  CHECK(end_of("2026-11-24T10:00", "2h", {pause("2026-11-24T11:00", "2026-11-25T11:00")}) ==
        "2026-11-25T12:00");
  CHECK(end_of("2026-11-24T10:00", "2wh", {pause("2026-11-24T11:00", "2026-11-25T11:00")}) ==
        "2026-11-25T12:00");
  // The office closes twice while the clock stands still.
  CHECK(end_of("2026-11-24T10:00", "2wd", {pause("2026-11-25T09:00", "2026-11-27T09:00")}) ==
        "2026-11-30T17:30");
  CHECK(end_of("2026-11-24T10:00", "1wd", {pause("2026-11-25T12:00", "2026-11-25T14:00")}) ==
        "2026-11-25T17:30");
  CHECK(end_of("2026-11-24T10:00", "1h", {pause("2026-11-24T09:00", "2026-11-24T12:00")}) ==
        "2026-11-24T13:00");
}

TEST_CASE("a year without a calendar is named, weekdays are taken for workdays") {
  const Course course = office().course_of(at("2031-10-01T10:00"), *parse_limit("1wd"), {});
  CHECK(course.missing_year == 2031);
  CHECK(to_rfc3339(course.end, shanghai()) == "2031-10-02T17:30:00+08:00");
}

TEST_CASE("office hours are read or refused") {
  CHECK(parse_office_hours("8:30-17:00"));
  CHECK(parse_office_hours("09:00-12:00,14:00-17:30")->size() == 2);
  for (const char* wrong :
       {"", "from nine", "17:00-9:00", "09:00-12:00,11:00-13:00", "24小时开放？"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_office_hours(wrong));
  }
}

TEST_CASE("working hours: by the minute it comes to the same end") {
  CHECK(rc::check([] {
    const auto start = Instant{at("2026-09-20T00:00").seconds + 60 * *rc::gen::inRange(0, 40'000)};
    const int hours = *rc::gen::inRange(1, 30);
    const auto begin = Instant{start.seconds + 60 * *rc::gen::inRange(0, 5'000)};
    const Stretch pause{begin, Instant{begin.seconds + 60 * *rc::gen::inRange(1, 5'000)}};
    const std::vector<Stretch> pauses = {pause};
    const WorkingDays days(shipped_days());
    const Course course = office().course_of(start, {Limit::Unit::working_hours, hours}, pauses);
    int minutes = 0;
    Instant now = start;
    while (minutes < hours * 60) {
      const Local local = local_of(now, shanghai());
      const int minute = local.second / 60;
      const bool is_open = (minute >= 540 && minute < 720) || (minute >= 840 && minute < 1050);
      const bool is_still = pause.begin <= now && now < pause.end;
      if (is_open && !is_still && days.is_workday(local.day)) ++minutes;
      now.seconds += 60;
    }
    RC_ASSERT(course.end == now);
  }));
}
