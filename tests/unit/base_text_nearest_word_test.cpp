#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text/nearest_word.hpp"

namespace {

// The word itself, "" where there is none.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
  const auto place = yangxiao::text::nearest_word(word, known);
  return place ? known.at(*place) : std::string_view();
}

const std::vector<std::string_view> nouns = {"station", "report", "points", "redeem", "export"};

}  // namespace

TEST_CASE("one edit of each sort is near") {
  CHECK(nearest("station", nouns) == "station");
  CHECK(nearest("sttion", nouns) == "station");
  CHECK(nearest("statiion", nouns) == "station");
  CHECK(nearest("stetion", nouns) == "station");
  CHECK(nearest("sattion", nouns) == "station");
  CHECK(nearest("STATIOM", nouns) == "station");
  CHECK(nearest("report", {"Export", "REPORT"}) == "REPORT");
}

TEST_CASE("a third of the characters may be wrong, and one always") {
  CHECK(nearest("ab", {"abc"}) == "abc");
  CHECK(nearest("ax", {"ab"}) == "ab");
  CHECK(nearest("xy", {"ab"}) == "");
  CHECK(nearest("xxcde", {"abcde"}) == "");
  CHECK(nearest("xxcdef", {"abcdef"}) == "abcdef");
  CHECK(nearest("xxxdef", {"abcdef"}) == "");
  CHECK(nearest("redemption", {"redeem", "report"}) == "");
  CHECK(nearest("badc", {"abcd"}) == "");
  CHECK(nearest("badcef", {"abcdef"}) == "abcdef");
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(nearest("龙阴", {"汉阳", "龙阳"}) == "龙阳");
  CHECK(nearest("阳龙", {"汉口", "龙阳"}) == "龙阳");
  CHECK(nearest("武昌", {"汉阳"}) == "");
  CHECK(nearest("\xFF", {"\xFE", "ab"}) == "\xFE");
  CHECK(nearest("\xE9\x98", {"\xE9\x98\xB3"}) == "");
}

TEST_CASE("a beginning is near where it is of one word only") {
  CHECK(nearest("st", nouns) == "station");
  CHECK(nearest("S", nouns) == "station");
  CHECK(nearest("re", nouns) == "");
  CHECK(nearest("rep", nouns) == "report");
  CHECK(nearest("lis", {"lisp", "listing"}) == "lisp");
  CHECK(nearest("lis", {"listing", "list", "li"}) == "list");
}

TEST_CASE("the nearer word wins, of equals the first") {
  CHECK(nearest("cat", {"bat", "hat", "cat"}) == "cat");
  CHECK(nearest("cat", {"bat", "hat"}) == "bat");
  CHECK(nearest("list", {"listing", "lost"}) == "listing");
  CHECK(nearest("list", {"lost", "listing"}) == "lost");
}

TEST_CASE("nothing to go by") {
  CHECK(nearest("", nouns) == "");
  CHECK(nearest("", {"a"}) == "");
  CHECK(nearest("a", {}) == "");
  CHECK(nearest(std::string(100000, 'x'), nouns) == "");
}
