#include <algorithm>
#include <cmath>
#include <random>

#include <doctest/doctest.h>

#include "geo/distance.hpp"
#include "geo/point_tree.hpp"

using namespace yangxiao::geo;

namespace {

std::vector<Position> scattered(std::mt19937& random, std::size_t count, double lat, double lon,
                                double degrees) {
  std::uniform_real_distribution<double> by(-degrees, degrees);
  std::vector<Position> places;
  for (std::size_t i = 0; i < count; ++i) {
    places.push_back({std::clamp(lat + by(random), -90.0, 90.0), lon + by(random)});
  }
  return places;
}

double nearest_by_looking(Position from, const std::vector<Position>& places) {
  double least = INFINITY;
  for (const Position place : places) least = std::min(least, metres_between(from, place));
  return least;
}

}  // namespace

TEST_CASE("the straight line tells the way on the ellipsoid to 2 mm, up to 50 km") {
  std::mt19937 random(1);
  for (const double lat : {0.0, 30.5, -55.0, 89.9}) {
    for (const Position from : scattered(random, 200, lat, 114, 0.01)) {
      const double metres = std::uniform_real_distribution<double>(0, 50'000)(random);
      const double bearing = std::uniform_real_distribution<double>(0, 360)(random);
      const Position to = position_after(from, bearing, metres);
      CHECK(metres_between(from, to) == doctest::Approx(metres).epsilon(1e-9));
      const PointTree tree(std::vector<Position>{to});
      const double line = std::sqrt(tree.nearest(from)->metres_squared);
      CHECK(line <= metres + 1e-6);
      CHECK(std::abs(surface_metres(line) - metres) < 0.002);
    }
  }
}

TEST_CASE("the tree finds the nearest, as who looks at all of them") {
  std::mt19937 random(2);
  for (const std::size_t count : {1U, 7U, 8U, 9U, 64U, 1000U}) {
    const auto places = scattered(random, count, 30.5, 114.2, 0.1);
    const PointTree tree(places);
    for (const Position from : scattered(random, 50, 30.5, 114.2, 0.15)) {
      const auto near = tree.nearest(from);
      REQUIRE(near.has_value());
      const double least = nearest_by_looking(from, places);
      CHECK(metres_between(from, places[near->number]) == doctest::Approx(least).epsilon(1e-9));
      std::vector<PointTree::Near> found;
      tree.nearest(from, 3, found);
      CHECK(found.size() == std::min<std::size_t>(3, count));
      CHECK(found.front().metres_squared == near->metres_squared);
      found.clear();
      tree.within(from, least + 1, found);
      CHECK(std::any_of(found.begin(), found.end(),
                        [&](const PointTree::Near& one) { return one.number == near->number; }));
    }
  }
  CHECK_FALSE(PointTree({}).nearest({30, 114}).has_value());
}
