#include <doctest/doctest.h>

#include "base/text/fold.hpp"
#include "base/text/sought_word.hpp"

using namespace yangxiao::text;

TEST_CASE("a word is found as it is written, or by the letters that one types for it") {
  const std::string text = fold("社會保障卡 ABC");
  CHECK(sought_words("保障").front().find_in(text) == std::string("社会").size());
  CHECK(sought_words("ａｂｃ").front().find_in(text) == text.find("abc"));
  CHECK(sought_words("shbz").front().find_in(text) == 0);
  CHECK(sought_words("baozhang").front().find_in(text) == std::string("社会").size());
  CHECK(sought_words("火箭").front().find_in(text) == std::string::npos);
}

TEST_CASE("words are separated by white space of any kind") {
  CHECK(sought_words("").empty());
  CHECK(sought_words("  ").empty());
  CHECK(sought_words("社保　卡 ").size() == 2);
}
