#include <cmath>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "geo/datum.hpp"

using namespace yangxiao::geo;

namespace {

double off(Position a, Position b) {
  return std::max(std::fabs(a.lat - b.lat), std::fabs(a.lon - b.lon));
}

Position place_in_china() {
  return {*rc::gen::inRange(100, 5500) / 100.0 + *rc::gen::inRange(0, 10'000) * 1e-6,
          *rc::gen::inRange(7300, 13'700) / 100.0 + *rc::gen::inRange(0, 10'000) * 1e-6};
}

}  // namespace

TEST_CASE("WGS-84 to GCJ-02 gives the public test vectors") {
  const struct {
    Position wgs84, gcj02;
  } vectors[] = {{{31.1774276, 121.5272106}, {31.17530398364597, 121.531541859215}},
                 {{22.543847, 113.912316}, {22.540796131694766, 113.9171764808363}},
                 {{39.911954, 116.377817}, {39.91334545536069, 116.38404722455657}}};
  for (const auto& [wgs84, gcj02] : vectors) {
    CHECK(off(convert(wgs84, Datum::wgs84, Datum::gcj02), gcj02) < 1e-12);
  }
}

TEST_CASE("every way back agrees with the way there to 1e-9 degrees") {
  CHECK(rc::check([] {
    const Position place = place_in_china();
    for (const Datum datum : {Datum::gcj02, Datum::bd09}) {
      const Position there = convert(place, Datum::wgs84, datum);
      const Position back = convert(there, datum, Datum::wgs84);
      RC_ASSERT(off(convert(back, Datum::wgs84, datum), there) < 1e-9);
    }
  }));
}

TEST_CASE("outside China nothing is shifted") {
  const Position paris{48.8566, 2.3522};
  CHECK(convert(paris, Datum::wgs84, Datum::gcj02) == paris);
  CHECK(convert(paris, Datum::bd09, Datum::wgs84) == paris);
}

TEST_CASE("the datums are as far apart as at four cities") {
  const Position hanyang{30.55, 114.21};
  CHECK(metres_apart(hanyang, Datum::wgs84, Datum::gcj02) == doctest::Approx(590).epsilon(0.02));
  CHECK(metres_apart(hanyang, Datum::gcj02, Datum::bd09) == doctest::Approx(900).epsilon(0.03));
  CHECK(metres_apart(hanyang, Datum::wgs84, Datum::bd09) == doctest::Approx(1210).epsilon(0.03));
  CHECK(metres_apart({30.66, 104.07}, Datum::wgs84, Datum::gcj02) ==
        doctest::Approx(361).epsilon(0.05));
  CHECK(metres_apart({43.83, 87.62}, Datum::wgs84, Datum::gcj02) ==
        doctest::Approx(265).epsilon(0.08));
}
