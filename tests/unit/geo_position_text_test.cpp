#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "geo/position_text.hpp"

using namespace yangxiao;
using namespace yangxiao::geo;

TEST_CASE("positions are taken as people write them") {
  for (const char* text :
       {"30.5,114.2", "30.5 114.2", "30.5，114.2", "３０．５，１１４．２", "114.2E 30.5N",
        "N30.5 E114.2", "30°30'N 114°12'E", "30°30'00\"N 114°12'00\"E", "北纬30.5 东经114.2",
        "北纬30度30分 东经114度12分", "geo:30.5,114.2;u=35", " 30.5 ; 114.2 ", "30:30:00,114:12:00",
        "30°30′北，114°12′东"}) {
    CAPTURE(text);
    const auto place = parse_position(text);
    REQUIRE(place.ok());
    CHECK(std::fabs(place->lat - 30.5) < 1e-9);
    CHECK(std::fabs(place->lon - 114.2) < 1e-9);
  }
  CHECK(parse_position("114.2,30.5", Order::lon_lat)->lat == 30.5);
  CHECK(parse_position("-33.9,151.2")->lat == -33.9);
}

TEST_CASE("one cell takes a coordinate in every form") {
  for (const char* text :
       {"30.505", "N30.505", "30.505 N", "30°30'18\"", "30°30′18″N", "30°30.3'", "北纬30度30分18秒",
        "30°30′18″北", "30:30:18", "30 30 18", "N 30 30 18", "30 30.3 N", "３０．５０５"}) {
    CAPTURE(text);
    const auto latitude = parse_latitude(text, "lat");
    REQUIRE(latitude.ok());
    CHECK(std::fabs(*latitude - 30.505) < 1e-9);
  }
  CHECK(*parse_longitude("-0:30", "lon") == -0.5);
  for (const char* text : {"30.5 114.2", "30.5 30.5", "30 61", "30:", "30 30 18 5", "30.5°30'"}) {
    CAPTURE(text);
    CHECK(parse_latitude(text, "lat").error().what == Problem::number_bad);
  }
}

TEST_CASE("what is no position is refused by name") {
  for (const char* text : {"", "30.5", "nan,114", "inf,0", "30.5,114.2,7", "91,10x",
                           "30°61'N 114°E", "30.5N 114.2N", "30.5N 114.2", "here", "1e2,3"}) {
    CAPTURE(text);
    const auto place = parse_position(text);
    REQUIRE(!place.ok());
    CHECK(place.error().what == Problem::position_bad);
  }
  CHECK(parse_position("87.6,43.8").error().what == Problem::position_swapped);  // Urumqi
  CHECK(parse_position("78.2,15.6").ok());  // Longyearbyen, and not in the Bay of Bengal
  CHECK(parse_position("90,0.9").ok());
  CHECK(parse_position("114.2,30.5").error().what == Problem::position_swapped);
  CHECK(parse_latitude("91", "lat").error().what == Problem::latitude_range);
  CHECK(parse_longitude("-181", "lon").error().what == Problem::longitude_range);
  CHECK(parse_latitude("114.2E", "lat").error().what == Problem::number_bad);
}

TEST_CASE("a reach has a unit") {
  CHECK(parse_reach("800m")->value == 800);
  CHECK(parse_reach("1.5公里")->value == 1500);
  CHECK(parse_reach("5min")->minutes);
  for (const char* text : {"800", "-5m", "0m", "m", "5 parsecs", "1e400m"}) {
    CHECK(parse_reach(text).error().what == Problem::reach_bad);
  }
}
