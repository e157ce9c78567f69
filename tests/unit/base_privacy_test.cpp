#include <set>

#include <doctest/doctest.h>

#include "base/privacy.hpp"

namespace yangxiao {
namespace {

Disclosure at(Privacy level, std::uint64_t seed = 1) {
  Random random(seed);
  return {level, random};
}

TEST_CASE("a level that is not open changes nothing") {
  for (const Privacy level : {Privacy::internal, Privacy::partner}) {
    const Disclosure disclosure = at(level);
    CHECK(disclosure.person_code("M12") == "M12");
    CHECK(disclosure.time({1'764'000'061}).seconds == 1'764'000'061);
    CHECK(disclosure.degrees(30.553612) == 30.553612);
  }
}

TEST_CASE("a person is one pseudonym under one key, and another under another") {
  const Disclosure open = at(Privacy::open);
  CHECK(open.person_code("M12") == at(Privacy::wall).person_code("M12"));
  CHECK(open.person_code("M12") != at(Privacy::open, 2).person_code("M12"));
  CHECK(open.person_code("").empty());
  std::set<std::string> all;
  for (int i = 0; i < 5000; ++i) {
    const std::string pseudonym = open.person_code("M" + std::to_string(i));
    CHECK(pseudonym.size() == 11);
    all.insert(pseudonym);
  }
  CHECK(all.size() == 5000);
}

TEST_CASE("times are of the hour, before 1970 too, and places of a thousandth") {
  const Disclosure open = at(Privacy::open);
  CHECK(open.time({7'200}).seconds == 7'200);
  CHECK(open.time({10'799}).seconds == 7'200);
  CHECK(open.time({-1}).seconds == -3'600);
  CHECK(open.time({-3'600}).seconds == -3'600);
  CHECK(open.degrees(30.553612) == 30.554);
  CHECK(open.degrees(-114.2104) == -114.21);
}

}  // namespace
}  // namespace yangxiao
