#include <doctest/doctest.h>

#include "activity/row.hpp"

using namespace yangxiao;
using activity::parse_clock_time;
using activity::parse_duration;

TEST_CASE("how long, as people write it") {
  CHECK(parse_duration("2", 60) == 120);
  CHECK(parse_duration("90", 1) == 90);
  CHECK(parse_duration("1.5", 60) == 90);
  CHECK(parse_duration("0.25h", 1) == 15);
  CHECK(parse_duration("１．５小时", 60) == 90);
  CHECK(parse_duration("2 小时", 1) == 120);
  CHECK(parse_duration("90分钟", 60) == 90);
  CHECK(parse_duration("1小时30分", 60) == 90);
  CHECK(parse_duration("1h 30min", 60) == 90);
  CHECK(parse_duration("1:30", 1) == 90);
  CHECK(parse_duration("0:05", 60) == 5);
  for (const char* text : {"", "two", "1.333", "-1", "1:60", "1:", ":30", "30分1小时", "1小时1小时",
                           "1x", "1..5", "1小时30", "99999999999999999999", "1.5.5"}) {
    CAPTURE(text);
    CHECK(!parse_duration(text, 60));
  }
}

TEST_CASE("a time of day, as people write it") {
  CHECK(parse_clock_time("9:00") == 540);
  CHECK(parse_clock_time("09:05") == 545);
  CHECK(parse_clock_time("9：30") == 570);
  CHECK(parse_clock_time("23:59:59") == 1439);
  CHECK(parse_clock_time("9点") == 540);
  CHECK(parse_clock_time("9点30分") == 570);
  CHECK(parse_clock_time("9时5分") == 545);
  for (const char* text :
       {"", "9", "24:00", "9:60", "9:5x", "9:00:60", "9:00pm", "x:00", "9:00:", "-1:00"}) {
    CAPTURE(text);
    CHECK(!parse_clock_time(text));
  }
}
