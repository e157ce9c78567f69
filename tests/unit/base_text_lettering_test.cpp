#include <string>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/text/lettering.hpp"

using namespace yangxiao::text;

TEST_CASE("Chinese characters are an em wide, Latin letters what the font says") {
  CHECK(width_in_ems("阳小驿") == doctest::Approx(3));
  CHECK(width_in_ems("12345") == doctest::Approx(2.95));
  CHECK(width_in_ems("W") == doctest::Approx(0.863 + 0.052));
  CHECK(width_in_ems("a b") == doctest::Approx(0.591 + 0.227 + 0.644));
  CHECK(width_in_ems("") == 0);
}

TEST_CASE("lines are broken between Chinese characters and never within a word or before a mark") {
  using Lines = std::vector<std::string>;
  CHECK(lines_in_ems("户外劳动者驿站", 4) == Lines{"户外劳动", "者驿站"});
  // The comma does not begin a line: what it belongs to goes with it.
  CHECK(lines_in_ems("想反映问题，先打", 5) == Lines{"想反映问", "题，先打"});
  CHECK(lines_in_ems("见（附件）", 2) == Lines{"见", "（附", "件）"});
  CHECK(lines_in_ems("open 24 hours", 4) == Lines{"open 24", "hours"});
  CHECK(lines_in_ems("12345678", 2) == Lines{"123", "456", "78"});
  CHECK(lines_in_ems("  两\n行 ", 9) == Lines{"两 行"});
  CHECK(lines_in_ems(" \n ", 9).empty());
}

TEST_CASE("a text is as large as its room allows, and cut only where the smallest size has none") {
  const Fitted one = fitted("阳小驿", {30, 12}, {12, 4}, 1);
  CHECK(one.size > 9.5);
  CHECK(one.size <= 10);
  CHECK(one.lines.size() == 1);
  const Fitted two = fitted("晴川阁阳小驿户外劳动者服务站", {60, 20}, {12, 4}, 2);
  CHECK(two.lines.size() == 2);
  CHECK_FALSE(two.is_cut);
  const Fitted cut = fitted("晴川阁阳小驿户外劳动者服务站", {16, 4}, {12, 4}, 1);
  CHECK(cut.is_cut);
  CHECK(cut.lines == std::vector<std::string>{"晴川阁…"});
}

TEST_CASE("whatever the text is, no line is wider than its room and nothing is lost") {
  CHECK(rc::check("lettering", [] {
    const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
        std::vector<std::string>{"阳", "小驿", "，", "（", "）", "。", "W", "iii", "24h", " ", "“",
                                 "”", "\n", "——", "é", "🚲"}));
    std::string text;
    for (const std::string& word : words) text += word;
    const double ems = *rc::gen::inRange(20, 120) / 10.0;
    std::string again;
    for (const std::string& line : lines_in_ems(text, ems)) {
      RC_ASSERT(!line.empty());
      RC_ASSERT(width_in_ems(line) <= ems + 1e-9);
      again += line;
    }
    std::erase_if(again, [](char c) { return c == ' '; });
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    RC_ASSERT(again == text);
  }));
}
