#include <string>

#include <doctest/doctest.h>

#include "base/text/code_point.hpp"
#include "base/text/fold.hpp"

using yangxiao::text::append_utf8;
using yangxiao::text::code_point_at;
using yangxiao::text::fold;

namespace {

std::string utf8_of(char32_t value) {
  std::string out;
  append_utf8(out, value);
  return out;
}

}  // namespace

TEST_CASE("full-width forms fold to half-width, capitals to small letters") {
  CHECK(fold("ＡＢｃ１２") == "abc12");
  CHECK(fold("（０２７）８４７－６２３９") == "(027)847-6239");
  CHECK(fold("！～") == "!~");
  CHECK(fold("WuHan ATM") == "wuhan atm");
  CHECK(fold("ÀÜ×ß ΑΣ ЖЁ") == "àü×ß ασ жё");
  CHECK(fold("@[`{~") == "@[`{~");
}

TEST_CASE("traditional characters fold to simplified ones") {
  CHECK(fold("陽小驛") == "阳小驿");
  CHECK(fold("陽小驛") == fold("阳小驿"));
  CHECK(fold("漢陽區龍陽街道") == "汉阳区龙阳街道");
  CHECK(fold("環衛工人服務驛站") == "环卫工人服务驿站");
  CHECK(fold("乾") == "干");
  CHECK(fold("後裏臺") == "后里台");
  CHECK(fold("阳光驿站") == "阳光驿站");
}

TEST_CASE("white space folds to one space, and to none at the ends") {
  CHECK(fold("") == "");
  CHECK(fold(" \t\r\n\v\f") == "");
  CHECK(fold("　 　") == "");
  CHECK(fold("  汉阳　 区 \n 龙阳\u00A0\u2003道　") == "汉阳 区 龙阳 道");
  CHECK(fold("a b") == "a b");
  CHECK(fold(std::string("a\0 b", 4)) == std::string("a\0 b", 4));
}

TEST_CASE("bytes that are not UTF-8 pass unchanged") {
  const char* const samples[] = {"\x80",
                                 "\xFF",
                                 "\xC0\x80",
                                 "\xE9\x99",
                                 "\xED\xA0\x80",
                                 "\xF5\x80",
                                 "\xF4\x90\x80\x80",
                                 "\xE0\x80\x80",
                                 "\xF0\x80\x80\x80"};
  for (const std::string sample : samples) {
    CHECK(fold(sample) == sample);
    CHECK(fold("陽 " + sample + "驛") == "阳 " + sample + "驿");
    CHECK(fold("  A" + sample + " ") == "a" + sample);
  }
}

TEST_CASE("folding twice is folding once, for every code point") {
  std::size_t changed = 0;
  for (char32_t value = 1; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value < 0xE000) continue;
    const std::string character = utf8_of(value);
    const std::string once = fold(character);
    if (once == character) continue;
    ++changed;
    if (fold(once) != once) FAIL_CHECK("U+", static_cast<unsigned>(value), " ", once);
    const bool is_one = !once.empty() && code_point_at(once, 0).length == once.size();
    if (!is_one && !once.empty()) FAIL_CHECK("U+", static_cast<unsigned>(value), " ", once);
  }
  CHECK(changed > 4000);
}

TEST_CASE("folding works through every pair of bytes") {
  for (unsigned pair = 0; pair < 0x10000; ++pair) {
    const std::string bytes = {static_cast<char>(pair >> 8), static_cast<char>(pair & 0xFF)};
    const std::string once = fold(bytes + "\x80");
    if (fold(once) != once) FAIL_CHECK("bytes ", pair);
  }
}
