#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "calendar/civil.hpp"

using namespace yangxiao;
using namespace yangxiao::calendar;

TEST_CASE("a day and its number are each other's inverse") {
  CHECK(rc::check([] {
    const std::int64_t days = *rc::gen::inRange<std::int64_t>(-719'162, 2'932'896);
    RC_ASSERT(days_since_epoch(day_of(days)) == days);
    RC_ASSERT(is_valid(day_of(days)));
  }));
  CHECK(weekday({2026, 11, 24}) == 2);
  CHECK(!parse_day("2026-02-30"));
  CHECK(parse_day("2026年11月24日") == Day{2026, 11, 24});
}

TEST_CASE("times with and without an offset, in zones with summer time") {
  const Zone shanghai = *Zone::named("Asia/Shanghai");
  CHECK(parse_time("2026-11-24T08:30:00+08:00", shanghai)->seconds ==
        parse_time("2026-11-24 08:30", shanghai)->seconds);
  CHECK(to_rfc3339(*parse_time("2026-11-24T00:30:00Z", shanghai), shanghai) ==
        "2026-11-24T08:30:00+08:00");
  const auto berlin = Zone::named("Europe/Berlin");
  REQUIRE(berlin.ok());
  CHECK(to_rfc3339(*parse_time("2026-10-25 02:30", *berlin), *berlin) ==
        "2026-10-25T02:30:00+02:00");
  CHECK(parse_time("2026-03-29 02:30", *berlin).error().what == Problem::time_skipped);
  CHECK(to_rfc3339(*parse_time("2060-07-01 12:00", *berlin), *berlin) ==
        "2060-07-01T12:00:00+02:00");
  for (const char* text :
       {"", "2026-13-01", "24:00", "2026-11-24 25:00", "yesterday", "2026-11-24x"}) {
    CHECK(parse_time(text, shanghai).error().what == Problem::time_bad);
  }
  // Days have names where it is known which day it is.
  const Instant now = *parse_time("2026-11-30 23:59:59", shanghai);
  CHECK(*parse_time("yesterday", shanghai, now) == *parse_time("2026-11-29", shanghai));
  CHECK(*parse_time("today", shanghai, now) == *parse_time("2026-11-30", shanghai));
  CHECK(*parse_time("明天", shanghai, now) == *parse_time("2026-12-01", shanghai));
  CHECK(Zone::named("../etc/passwd").error().what == Problem::zone_unknown);
}

TEST_CASE("RFC 3339 has no year 10000: what is later is said to be its last second before") {
  const auto shanghai = Zone::named("Asia/Shanghai");
  const auto utc = Zone::named("UTC");
  REQUIRE(shanghai.ok());
  REQUIRE(utc.ok());
  constexpr std::int64_t kEnd = 253'402'300'800;  // 10000-01-01T00:00:00Z
  CHECK(to_rfc3339({kEnd - 1}, *utc) == "9999-12-31T23:59:59+00:00");
  CHECK(to_rfc3339({kEnd}, *utc) == "9999-12-31T23:59:59+00:00");
  CHECK(to_rfc3339({kEnd - 8 * 3600 - 1}, *shanghai) == "9999-12-31T23:59:59+08:00");
  CHECK(to_rfc3339({kEnd - 8 * 3600}, *shanghai) == "9999-12-31T23:59:59+08:00");
  CHECK(to_rfc3339({kEnd + 86'400}, *shanghai) == "9999-12-31T23:59:59+08:00");
}

TEST_CASE("days and times as clerks write them") {
  const auto shanghai = Zone::named("Asia/Shanghai");
  REQUIRE(shanghai.ok());
  const auto at = [&](std::string_view text) {
    const auto time = parse_time(text, *shanghai);
    return time ? to_rfc3339(*time, *shanghai) : std::string("bad");
  };
  CHECK(at("20261120") == "2026-11-20T00:00:00+08:00");
  CHECK(at("20261120 14:20") == "2026-11-20T14:20:00+08:00");
  CHECK(at("2026-11-20 14点20") == "2026-11-20T14:20:00+08:00");
  CHECK(at("2026-11-20 14点20分") == "2026-11-20T14:20:00+08:00");
  CHECK(at("2026年11月20日14时") == "2026-11-20T14:00:00+08:00");
  CHECK(at("2026年11月20日 下午2点半") == "2026-11-20T14:30:00+08:00");
  CHECK(at("2026-11-20 上午8:30") == "2026-11-20T08:30:00+08:00");
  CHECK(at("2026-11-20 下午12:05") == "2026-11-20T12:05:00+08:00");
  CHECK(at("2026-11-20 中午12点") == "2026-11-20T12:00:00+08:00");
  CHECK(at("2026-11-20 中午1点") == "2026-11-20T13:00:00+08:00");
  CHECK(at("2026-11-20 下午14:20") == "2026-11-20T14:20:00+08:00");
  CHECK(at("2026-11-20 晚上9点05分") == "2026-11-20T21:05:00+08:00");
  CHECK(at("2026-11-20 凌晨1点") == "2026-11-20T01:00:00+08:00");
  for (const char* text :
       {"20261320", "202611201", "2026112", "2026-11-20 25点", "2026-11-20 14点70",
        "2026-11-20 晚上12点", "2026-11-20 下午", "2026-11-2014点", "14点20分x"}) {
    CAPTURE(text);
    CHECK(at(text) == "bad");
  }
  CHECK(parse_day("20261120") == Day{2026, 11, 20});
  CHECK(!parse_day("20260230"));
  // A code of eight digits behind an option that may have a time is a code.
  CHECK(!looks_like_time("20261120"));
}
