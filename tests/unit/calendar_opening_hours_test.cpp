#include <doctest/doctest.h>

#include "calendar/civil.hpp"
#include "calendar/opening_hours.hpp"

using namespace yangxiao;
using namespace yangxiao::calendar;

namespace {

// y, n or ? at a workday's morning, its evening, a public holiday, a Saturday that is worked, a
// Sunday.
std::string answers(const char* words) {
  static const WorkingDays days(shipped_days());
  static const Zone zone = *Zone::named("Asia/Shanghai");
  const OpeningHours hours = parse_hours(words);
  std::string text;
  for (const char* time : {"2026-11-24 10:00", "2026-11-24 20:30", "2026-10-01 10:00",
                           "2026-10-10 10:00", "2026-11-22 10:00"}) {
    const Open open = state_at(hours, *parse_time(time, zone), zone, days).open;
    text += open == Open::yes ? 'y' : open == Open::no ? 'n' : '?';
  }
  return text;
}

}  // namespace

TEST_CASE("each wording of the real list is understood") {
  const struct {
    const char* words;
    const char* answers;
  } table[] = {{"05:00-17:30", "ynyyy"},
               {"07:30-22:30", "yyyyy"},
               {"08:00-12:00,14:00-16:00", "ynyyy"},
               {"08:00-18:30", "ynyyy"},
               {"08:00-20:00", "ynyyy"},
               {"08:00-22:00", "yyyyy"},
               {"08:30-12:00,14:00-17:30", "ynyyy"},
               {"08:30-18:00", "ynyyy"},
               {"08:30-19:30", "ynyyy"},
               {"08:45-23:45", "yyyyy"},
               {"09:00-20:00", "ynyyy"},
               {"24小时", "yyyyy"},
               {"周一至周五 08:00-12:00,14:00-18:00", "ynnyn"},
               {"周一至周五 08:30-12:00,13:00-17:30", "ynnyn"},
               {"周一至周五 09:00-17:00", "ynnyn"},
               {"周一至周五 09:00-20:00", "ynnyn"},
               {"工作日开放", "??n?n"}};
  for (const auto& [words, wanted] : table) {
    CAPTURE(std::string(words));
    CHECK(answers(words) == std::string(wanted));
  }
}

TEST_CASE("other wordings") {
  CHECK(answers("24h") == "yyyyy");
  CHECK(answers("上午8:00-12:00 下午2:00-6:00") == "ynyyy");
  CHECK(answers("8点-18点") == "ynyyy");
  CHECK(answers("20:00-02:00") == "nynnn");
  CHECK(answers("Mon-Fri 08:00-18:00; Sat 09:00-12:00") == "ynnyn");
  CHECK(answers("每天 9:00-17:00，节假日休息") == "ynnyn");
  CHECK(answers("周六、周日 09:00-12:00") == "nnnyy");
  CHECK(answers("周一至周五 08:30-17:30；周末 09:00-12:00") == "ynnyy");
  // Only closures are named: on the other days nobody knows.
  CHECK(answers("周一闭馆") == "?????");
  CHECK(answers("周日闭馆") == "????n");
  CHECK(answers("看情况") == "?????");
  CHECK(answers("08:00-20:00（午休关门一会儿）") == "?????");
  CHECK(answers("") == "?????");
  CHECK(parse_hours("25:00-26:00").understanding() == Understanding::broken);
  CHECK(parse_hours("08:00-").understanding() == Understanding::broken);
  CHECK(parse_hours("08:00").understanding() == Understanding::broken);
}

TEST_CASE("wordings of clerks") {
  const struct {
    const char* words;
    const char* answers;
  } table[] = {{"早八点至晚九点", "yyyyy"},
               {"早8:00-晚9:00", "yyyyy"},
               {"早9晚5", "ynyyy"},
               {"早九晚五", "ynyyy"},
               {"八点半至二十点半", "ynyyy"},
               {"十四点到二十四点", "nynnn"},
               {"早上8点半到晚上十点", "yyyyy"},
               {"8.30-17.30", "ynyyy"},
               {"8∶30一17∶30", "ynyyy"},
               {"0830-1730", "ynyyy"},
               {"随时", "yyyyy"},
               {"8:30-17:30（周末休息）", "ynyyn"},
               {"周末休息，8:30-17:30", "ynyyn"},
               {"8:00-22:00（节假日除外）", "yynyn"},
               {"节假日休息 9:00-17:00", "ynnyn"},
               {"法定节假日不开放，其余8:30-17:30", "ynnyn"},
               {"8:00-21:00，节假日无休", "yyyyy"},
               {"休息日 10:00-16:00；工作日 8:00-18:00", "ynyyy"},
               {"周二、四、六 9:00-17:00", "ynyyn"},
               {"周二、周四、周六 9:00-17:00", "ynyyn"},
               {"9:00-17:00（午休12:00-13:30）", "ynyyy"},
               {"9:00-17:00，10:00-10:30休息", "nnnnn"},
               // What is only half understood stays unknown.
               {"夏季8:00-20:00 冬季8:30-18:00", "?????"},
               {"9:00-17:00（午休）", "?????"},
               {"9:00-12:00 14:00-17:00休息", "?????"},
               {"无休", "?????"}};
  for (const auto& [words, wanted] : table) {
    CAPTURE(std::string(words));
    CHECK(answers(words) == std::string(wanted));
  }
}

TEST_CASE("a break splits the span that it lies in") {
  for (const char* words : {"9:00-17:00（午休12:00-13:30）", "9:00-17:00，中午12:00-13:30休息"}) {
    const OpeningHours hours = parse_hours(words);
    REQUIRE(hours.rules().size() == 1);
    const auto& spans = hours.rules()[0].spans;
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].end == 12 * 60);
    CHECK(spans[1].begin == 13 * 60 + 30);
    CHECK(!hours.rules()[0].closed);
  }
}

TEST_CASE("open until the end of spans that meet, past midnight too") {
  const WorkingDays days(shipped_days());
  const Zone zone = *Zone::named("Asia/Shanghai");
  const auto until = [&](const char* words, const char* time) {
    const OpenState state = state_at(parse_hours(words), *parse_time(time, zone), zone, days);
    return state.until ? to_rfc3339(*state.until, zone) : std::string("never");
  };
  CHECK(until("08:00-12:00,12:00-18:00", "2026-11-24 10:00") == "2026-11-24T18:00:00+08:00");
  CHECK(until("20:00-02:00", "2026-11-24 01:00") == "2026-11-24T02:00:00+08:00");
  CHECK(until("20:00-02:00", "2026-11-24 21:00") == "2026-11-25T02:00:00+08:00");
  CHECK(until("24小时", "2026-11-24 21:00") == "never");
}
