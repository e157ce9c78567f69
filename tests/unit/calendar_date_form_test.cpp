#include <doctest/doctest.h>

#include "calendar/civil.hpp"
#include "calendar/date_form.hpp"

using namespace yangxiao;
using namespace yangxiao::calendar;

namespace {

std::string read(std::vector<std::string> forms, std::string_view text,
                 const char* zone = "Asia/Shanghai") {
  const Zone named = *Zone::named(zone);
  const auto time = DateForms(std::move(forms), named).parse(text);
  return time ? to_rfc3339(*time, named) : std::string(name_of(time.error().what));
}

}  // namespace

TEST_CASE("a time is read in the form that is named and in no other") {
  CHECK(read({"%m/%d/%Y %I:%M:%S %p"}, "04/26/2016 12:17:47 AM") == "2016-04-26T00:17:47+08:00");
  CHECK(read({"%m/%d/%Y %I:%M:%S %p"}, "4/26/2016  12:17:47 PM") == "2016-04-26T12:17:47+08:00");
  CHECK(read({"%m/%d/%Y %I:%M:%S %p"}, "2016-04-26 12:17:47") == "time_form");
  CHECK(read({"%m/%d/%Y"}, "13/01/2016") == "time_form");
  CHECK(read({"%m/%d/%Y"}, "02/30/2016") == "time_form");
  CHECK(read({"%m/%d/%Y"}, "02/28/2016 1") == "time_form");
  CHECK(read({"%m/%d/%Y", "%d.%m.%Y"}, "28.02.2016") == "2016-02-28T00:00:00+08:00");
  CHECK(read({"%Y-%m-%dT%H:%M:%S.%f"}, "2016-02-28T01:02:03.000") == "2016-02-28T01:02:03+08:00");
  CHECK(read({"%Y-%m-%dT%H:%M:%S%z"}, "2016-02-28T01:02:03Z") == "2016-02-28T09:02:03+08:00");
  CHECK(read({"%Y年%m月%d日 %p%I:%M"}, "2016年2月8日 下午1:02") == "2016-02-08T13:02:00+08:00");
  CHECK(read({"100%% %Y-%m-%d"}, "100% 2016-02-08") == "2016-02-08T00:00:00+08:00");
}

TEST_CASE("without a form, what machines and people write; never the American order") {
  CHECK(read({}, "2016-02-28T01:02:03-05:00") == "2016-02-28T14:02:03+08:00");
  CHECK(read({}, "2016-02-28 01:02:03") == "2016-02-28T01:02:03+08:00");
  CHECK(read({}, "2016/2/28 1:20") == "2016-02-28T01:20:00+08:00");
  CHECK(read({}, "2016-02-30 01:02:03") == "time_form");
  CHECK(read({}, "2016-02-28 24:02:03") == "time_form");
  CHECK(read({}, "3/14/2025 1:20") == "time_form");
}

TEST_CASE("an hour that comes twice is the first, one that is skipped is an error") {
  CHECK(read({"%Y-%m-%d %H:%M"}, "2016-11-06 01:30", "America/New_York") ==
        "2016-11-06T01:30:00-04:00");
  CHECK(read({"%Y-%m-%d %H:%M"}, "2016-03-13 02:30", "America/New_York") == "row_time_skipped");
}

TEST_CASE("a form that cannot be used is told by what is wrong") {
  CHECK(flaw_of_form("%Y-%m-%d %H:%M").empty());
  CHECK(flaw_of_form("%Y-%m") == "%d");
  CHECK(flaw_of_form("%Y-%m-%d %Q") == "%Q");
  CHECK(flaw_of_form("%Y-%m-%d %") == "%");
}
