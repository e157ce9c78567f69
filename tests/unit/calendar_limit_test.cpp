#include <doctest/doctest.h>

#include "calendar/limit.hpp"

using namespace yangxiao::calendar;

TEST_CASE("a limit is a number of hours, working hours or working days") {
  const auto text = [](const char* words) {
    const auto limit = parse_limit(words);
    return limit ? to_text(*limit) : std::string("none");
  };
  CHECK(text("2h") == "2h");
  CHECK(text(" 2 小时 ") == "2h");
  CHECK(text("4个工作小时") == "4wh");
  CHECK(text("4 WH") == "4wh");
  CHECK(text("７个工作日") == "7wd");
  CHECK(text("1 working day") == "1wd");
  CHECK(text("7") == "none");
  CHECK(text("0h") == "none");
  CHECK(text("-1h") == "none");
  CHECK(text("10000h") == "none");
  CHECK(text("7天") == "none");
  CHECK(text("7wdx") == "none");
  CHECK(text("soon") == "none");
  CHECK(text("99999999999999999999h") == "none");
}
