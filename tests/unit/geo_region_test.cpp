#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "geo/region.hpp"

using namespace yangxiao;
using namespace yangxiao::geo;

namespace {

// A square with a hole, and an island in another polygon.
constexpr const char* kIslands = R"({"type":"FeatureCollection","features":[
  {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[
    [[114,30],[115,30],[115,31],[114,31],[114,30]],
    [[114.4,30.4],[114.6,30.4],[114.6,30.6],[114.4,30.6],[114.4,30.4]]]}},
  {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[
    [[[116,30],[117,30],[116.5,31],[116,30]]]]}},
  {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[120,30]}}]})";

}  // namespace

TEST_CASE("a region holds what lies within its outer rings and not in its holes") {
  const auto region = Region::of_geojson(kIslands, Datum::wgs84);
  REQUIRE(region.ok());
  CHECK(region->contains({30.1, 114.1}));
  CHECK_FALSE(region->contains({30.5, 114.5}));
  CHECK(region->contains({30.65, 114.5}));
  CHECK(region->contains({30.3, 116.5}));
  CHECK_FALSE(region->contains({30.9, 116.05}));
  CHECK_FALSE(region->contains({30.5, 115.5}));
  CHECK_FALSE(region->contains({30, 120}));
  const Region box = Region::of_box({30, 114}, {31, 115});
  CHECK(box.contains({30.5, 114.5}));
  CHECK_FALSE(box.contains({29.9, 114.5}));
  CHECK(box.fingerprint() != region->fingerprint());
}

TEST_CASE("a boundary in another datum is moved, and what is no boundary is named") {
  const char* square =
      R"({"type":"Polygon","coordinates":[[[114,30],[115,30],[115,31],[114,31],[114,30]]]})";
  const auto moved = Region::of_geojson(square, Datum::gcj02);
  REQUIRE(moved.ok());
  CHECK(moved->contains({30.5, 113.997}));  // 114.0025 in GCJ-02
  CHECK(Region::of_geojson("{", Datum::wgs84).error().what == Problem::json_syntax);
  for (const char* none :
       {"{}", "[]", R"({"type":"Point","coordinates":[114,30]})",
        R"({"type":"Polygon","coordinates":[[[114,30],[115,30]]]})",
        R"({"type":"Polygon","coordinates":[[[114,95],[115,30],[115,31],[114,95]]]})"}) {
    CAPTURE(none);
    CHECK(Region::of_geojson(none, Datum::wgs84).error().what == Problem::geojson_not_polygons);
  }
  CHECK(Region::of_geojson(std::string(100, '['), Datum::wgs84).error().what ==
        Problem::json_too_deep);
}

TEST_CASE(
    "the squares of a region are those whose middles lie in it, where they lie on the Earth") {
  const auto region = Region::of_geojson(kIslands, Datum::wgs84);
  REQUIRE(region.ok());
  const auto places = region->grid(2000);
  std::size_t inside = 0;
  for (const Position place : places) inside += region->contains(place) ? 1 : 0;
  CHECK(inside == places.size());
  // A degree by a degree less a fifth by a fifth, and a triangle of half a degree by a degree.
  const double squares = (0.96 * std::cos(30.5 * 0.0174533) + 0.5 * std::cos(30.3 * 0.0174533)) *
                         111.195 * 111.195 / 4;
  CHECK(static_cast<double>(places.size()) == doctest::Approx(squares).epsilon(0.02));
  // Another region has the same squares where both are.
  const auto beside = Region::of_box({30.0003, 114.0007}, {30.39, 115.2}).grid(2000);
  std::size_t shared = 0;
  for (const Position place : places) {
    shared += std::find(beside.begin(), beside.end(), place) != beside.end() ? 1 : 0;
  }
  CHECK(shared > 700);
  CHECK(Region::of_box({30.1, 114.1}, {30.1001, 114.1001}).grid(2000).size() <= 1);
}

TEST_CASE("polygons that overlap are one region, with each place and each square once") {
  const char* square = "[[[114,30],[115,30],[115,31],[114,31],[114,30]]]";
  const char* beside = "[[[114.5,30],[115.5,30],[115.5,31],[114.5,31],[114.5,30]]]";
  const std::string both = std::string(R"({"type":"MultiPolygon","coordinates":[)") + square + "," +
                           beside + "," + square + "]}";
  const auto region = Region::of_geojson(both, Datum::wgs84);
  REQUIRE(region.ok());
  CHECK(region->contains({30.5, 114.2}));
  CHECK(region->contains({30.5, 114.7}));
  CHECK(region->contains({30.5, 115.2}));
  const auto box = Region::of_box({30, 114}, {31, 115.5}).grid(1000);
  CHECK(region->grid(1000) == box);
  CHECK(Region::of_geojson(R"({"type":5})", Datum::wgs84).error().what ==
        Problem::geojson_not_polygons);
}
