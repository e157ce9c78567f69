#include <algorithm>
#include <cmath>
#include <random>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/input.hpp"
#include "geo/distance.hpp"
#include "geo/region.hpp"
#include "station/coverage/coverage.hpp"

using namespace yangxiao;
using namespace yangxiao::station;

namespace {

std::vector<geo::Position> around_here(std::mt19937& random, std::size_t count) {
  std::uniform_real_distribution<double> by(-0.05, 0.05);
  std::vector<geo::Position> places;
  for (std::size_t i = 0; i < count; ++i) {
    places.push_back({30.55 + by(random), 114.2 + by(random)});
  }
  return places;
}

// By the definition: the smallest distance within which at least that share lies.
double quantile(const Demand& demand, std::span<const Reached> reached, double share) {
  std::vector<std::pair<double, double>> all;
  double whole = 0;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    all.emplace_back(reached[i].metres, demand.weight(i));
    whole += demand.weight(i);
  }
  std::sort(all.begin(), all.end());
  double sum = 0;
  for (const auto& [metres, weight] : all) {
    sum += weight;
    if (sum >= share * whole - 1e-9) return metres;
  }
  return INFINITY;
}

void check_figures(const Demand& demand, std::span<const Reached> reached) {
  const Coverage coverage = coverage_of(demand, reached, 400);
  CHECK(coverage.places == reached.size());
  CHECK(coverage.median == quantile(demand, reached, 0.5));
  CHECK(coverage.in_ninety == quantile(demand, reached, 0.9));
  CHECK(coverage.in_ninety_nine == quantile(demand, reached, 0.99));
  double covered = 0;
  double worst = 0;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    if (reached[i].metres <= 400) covered += demand.weight(i);
    worst = std::max(worst, reached[i].metres);
  }
  CHECK(coverage.covered == doctest::Approx(covered));
  CHECK(coverage.worst == worst);
  const auto far = farthest(reached, 3);
  CHECK(far.size() == std::min<std::size_t>(3, reached.size()));
  CHECK(reached[far.front()].metres == worst);
}

Result<Demand> read(std::string text, DemandFile file = {}) {
  MemoryInput input("places", std::move(text));
  CollectingReporter reporter;
  return read_demand(input, file, reporter);
}

}  // namespace

TEST_CASE("coverage is what whoever looks at each place and each station finds") {
  std::mt19937 random(3);
  const auto stations = around_here(random, 60);
  for (const std::size_t count : {1U, 2U, 3U, 9U, 10U, 11U, 99U, 100U, 101U, 1500U}) {
    Demand demand;
    demand.places = around_here(random, count);
    const auto reached = nearest_of(demand.places, stations, 1);
    for (std::size_t i = 0; i < count; i += 7) {
      double least = INFINITY;
      for (const auto& station : stations) {
        least = std::min(least, geo::metres_between(demand.places[i], station));
      }
      CHECK(reached[i].metres == doctest::Approx(least).epsilon(1e-7));
    }
    check_figures(demand, reached);
    for (std::size_t i = 0; i < count; ++i) {
      demand.weights.push_back(std::uniform_real_distribution<double>(0.1, 9)(random));
    }
    check_figures(demand, reached);
  }
}

TEST_CASE("a district has the same answer from its GCJ-02 boundary and from its converted one") {
  const std::string file =
      std::string(YANGXIAO_SOURCE) + "/data/demo/hanyang-boundary.gcj02.geojson";
  const auto text = read_whole(file);
  REQUIRE(text.ok());
  auto json = nlohmann::json::parse(*text);
  const auto given = geo::Region::of_geojson(*text, geo::Datum::gcj02);
  REQUIRE(given.ok());
  for (auto& polygon : json["features"][0]["geometry"]["coordinates"]) {
    for (auto& ring : polygon) {
      for (auto& corner : ring) {
        const geo::Position place{corner[1].get<double>(), corner[0].get<double>()};
        const auto moved = geo::convert(place, geo::Datum::gcj02, geo::Datum::wgs84);
        corner = {std::round(moved.lon * 1e6) / 1e6, std::round(moved.lat * 1e6) / 1e6};
      }
    }
  }
  const auto converted = geo::Region::of_geojson(json.dump(), geo::Datum::wgs84);
  REQUIRE(converted.ok());
  std::mt19937 random(5);
  const auto stations = around_here(random, 143);
  Demand one;
  Demand other;
  one.places = given->grid(100);
  other.places = converted->grid(100);
  CHECK(one.places.size() > 10'000);
  const auto here = coverage_of(one, nearest_of(one.places, stations, 2), 300);
  const auto there = coverage_of(other, nearest_of(other.places, stations, 2), 300);
  // Six digits are a tenth of a metre: a square on the edge may fall to the other side.
  CHECK(std::abs(static_cast<double>(here.places) - static_cast<double>(there.places)) <= 3);
  CHECK(here.share() == doctest::Approx(there.share()).epsilon(3e-4));
  CHECK(here.median == doctest::Approx(there.median).epsilon(1e-3));
}

TEST_CASE("several threads find the same as one, and no station covers nothing") {
  std::mt19937 random(4);
  const auto stations = around_here(random, 500);
  Demand demand;
  demand.places = around_here(random, 50'000);
  const auto one = nearest_of(demand.places, stations, 1);
  const auto four = nearest_of(demand.places, stations, 4);
  CHECK(std::equal(one.begin(), one.end(), four.begin(), four.end(),
                   [](const Reached& a, const Reached& b) {
                     return a.metres == b.metres && a.station == b.station;
                   }));
  const auto none = nearest_of(demand.places, {}, 2);
  const Coverage coverage = coverage_of(demand, none, 1e9);
  CHECK(coverage.share() == 0);
  CHECK(std::isinf(coverage.median));
  CHECK(none.front().station == Reached::kNone);
}

TEST_CASE("places come with weights and names, in the datum that is said of them") {
  DemandFile gcj;
  gcj.datum = geo::Datum::gcj02;
  const auto demand = read("地点,纬度,经度,权重,街道\na,30.5,114.2,２,建桥\nb,30.6,114.3,,\n", gcj);
  REQUIRE(demand.ok());
  CHECK(demand->names == std::vector<std::string>{"a", "b"});
  CHECK(demand->weights == std::vector<double>{2, 1});
  CHECK(demand->subdistricts == std::vector<std::string>{"建桥", ""});
  CHECK(geo::metres_between(demand->places[0], {30.5, 114.2}) > 300);
  CHECK(read("lat,lon\n30.5,114.2\n").error().what == Problem::datum_missing);
  CHECK(read("lat,lon,weight\n30.5,114.2,0\n", gcj).error().what == Problem::weight_bad);
  CHECK(read("lat,lon,weight\n30.5,114.2,many\n", gcj).error().what == Problem::weight_bad);
  CHECK(read("lat,lon,datum\n30.5,114.2,wgs84\n", gcj).error().what == Problem::datum_differs);
  CHECK(read("place,lat\na,30.5\n", gcj).error().what == Problem::point_column_missing);
  Demand some = *demand;
  some.keep([](geo::Position place) { return place.lat > 30.55; });
  CHECK(some.names == std::vector<std::string>{"b"});
  CHECK(some.weights == std::vector<double>{1});
}
