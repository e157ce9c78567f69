#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <random>

#include <doctest/doctest.h>

#include "geo/distance.hpp"
#include "geo/region.hpp"
#include "geo/street/osm_streets.hpp"
#include "geo/street/reach_outline.hpp"
#include "geo/street/street_network.hpp"
#include "geo/street/way_rules.hpp"
#include "station/coverage/along_streets.hpp"

using namespace yangxiao;
using namespace yangxiao::geo;

namespace {

constexpr double kUnreached = std::numeric_limits<double>::infinity();

// A square of about 96 m, a one-way street across it, steps to a fifth corner, and an island.
constexpr const char* kTown =
    "n1 x114.200 y30.500\nn2 x114.201 y30.500\nn3 x114.201 y30.501\nn4 x114.200 y30.501\n"
    "n5 x114.203 y30.501\nn6 x114.300 y30.600\nn7 x114.301 y30.600\n"
    "w1 Thighway=residential Nn1,n2\n"
    "w2 Thighway=residential,oneway=yes Nn2,n3\n"
    "w3 Thighway=residential,oneway=-1 Nn1,n4\n"
    "w4 Thighway=residential Nn3,n4\n"
    "w5 Thighway=steps Nn3,n5\n"
    "w6 Thighway=service Nn6,n7\n"
    "w7 Thighway=motorway Nn5,n6\n"
    "w8 Thighway=residential Nn5,n99\n";

struct Town {
  explicit Town(Mode mode) : network(streets_for(mode)) {}
  static Streets streets_for(Mode mode) {
    const std::string path =
        (std::filesystem::temp_directory_path() / "yangxiao-town.opl").string();
    std::ofstream(path) << kTown;
    auto streets = read_osm_streets(path, mode);
    std::filesystem::remove(path);
    REQUIRE(streets.ok());
    return std::move(*streets);
  }
  // Metres from one place to another, both close to streets.
  double way(Position from, Position to) const {
    const auto reached =
        station::nearest_along(network, station::on_streets(network, std::vector{from}, 20),
                               station::on_streets(network, std::vector{to}, 20));
    return reached.front().metres;
  }
  StreetNetwork network;
};

constexpr Position k1{30.500, 114.200};
constexpr Position k2{30.500, 114.201};
constexpr Position k3{30.501, 114.201};
constexpr Position k4{30.501, 114.200};
constexpr Position k5{30.501, 114.203};
constexpr Position kIsland{30.600, 114.300};

// Without any cleverness: relaxes until nothing changes.
std::vector<double> slow_ways(const Streets& streets, std::span<const OnStreet> goals) {
  std::vector<double> metres(streets.corners.size(), kUnreached);
  for (const OnStreet& goal : goals) {
    const auto& piece = streets.pieces[goal.piece];
    metres[piece.from] = std::min(metres[piece.from], goal.along + goal.aside);
    const double behind = static_cast<double>(piece.metres) - goal.along;
    if (piece.is_both) metres[piece.to] = std::min(metres[piece.to], behind + goal.aside);
  }
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (const auto& piece : streets.pieces) {
      const double length = static_cast<double>(piece.metres);
      if (metres[piece.to] + length < metres[piece.from]) {
        metres[piece.from] = metres[piece.to] + length;
        has_changed = true;
      }
      if (piece.is_both && metres[piece.from] + length < metres[piece.to]) {
        metres[piece.to] = metres[piece.from] + length;
        has_changed = true;
      }
    }
  }
  return metres;
}

Streets scattered(std::mt19937& random, std::size_t corners, std::size_t pieces) {
  Streets streets;
  std::uniform_real_distribution<double> by(-0.01, 0.01);
  for (std::size_t i = 0; i < corners; ++i) {
    streets.corners.push_back({30.55 + by(random), 114.2 + by(random)});
  }
  for (std::size_t i = 0; i < pieces; ++i) {
    const auto a = static_cast<std::uint32_t>(random() % corners);
    const auto b = static_cast<std::uint32_t>(random() % corners);
    const double metres = metres_between(streets.corners[a], streets.corners[b]);
    streets.pieces.push_back({a, b, static_cast<float>(metres), random() % 3 != 0});
  }
  return streets;
}

}  // namespace

TEST_CASE("on foot streets go both ways and over steps, by bicycle one way and round them") {
  const Town walked(Mode::foot);
  const Town ridden(Mode::bicycle);
  const double east = metres_between(k1, k2);
  const double north = metres_between(k1, k4);
  CHECK(walked.way(k1, k3) == doctest::Approx(east + north).epsilon(1e-4));
  CHECK(walked.way(k3, k1) == doctest::Approx(east + north).epsilon(1e-4));
  CHECK(walked.way(k1, k5) == doctest::Approx(east + north + metres_between(k3, k5)).epsilon(1e-4));
  CHECK(ridden.way(k1, k3) == doctest::Approx(east + north).epsilon(1e-4));
  // w2 only leads north and w3 only south: round the square.
  CHECK(ridden.way(k3, k2) == doctest::Approx(2 * east + north).epsilon(1e-4));
  CHECK(ridden.way(k1, k4) == doctest::Approx(2 * east + north).epsilon(1e-4));
  CHECK(ridden.way(k1, k5) == kUnreached);  // steps
}

TEST_CASE("an island, and a place that is far from every street, are not reached") {
  const Town town(Mode::foot);
  CHECK(town.way(k1, kIsland) == kUnreached);
  CHECK(town.way(kIsland, k1) == kUnreached);
  CHECK(town.way({30.5005, 114.2005}, k1) == kUnreached);  // the middle, 50 m from all
  CHECK(station::on_streets(town.network, std::vector<Position>{{30.5005, 114.2005}}, 60)[0]);
}

TEST_CASE("the way begins and ends in the middle of streets, and counts what lies beside them") {
  const Town town(Mode::foot);
  const double east = metres_between(k1, k2);
  const Position quarter{30.500, 114.20025};
  const Position half{30.500, 114.2005};
  CHECK(town.way(quarter, half) == doctest::Approx(east / 4).epsilon(1e-3));
  const Position beside{30.4999, 114.2005};
  CHECK(town.way(beside, half) == doctest::Approx(metres_between(beside, half)).epsilon(1e-3));
  // Along a one-way street forward; back it is the long way round.
  const Town ridden(Mode::e_bike);
  const Position low{30.50025, 114.201};
  const Position high{30.50075, 114.201};
  const double north = metres_between(k2, k3);
  CHECK(ridden.way(low, high) == doctest::Approx(north / 2).epsilon(1e-3));
  CHECK(ridden.way(high, low) == doctest::Approx(north * 1.5 + 2 * east).epsilon(1e-3));
}

TEST_CASE("who may use which way, and in which direction") {
  const auto of = [](Mode mode, WayTags tags) { return direction_of(mode, tags); };
  WayTags tags;
  CHECK(of(Mode::foot, tags) == Direction::none);
  tags.highway = "residential";
  CHECK(of(Mode::foot, tags) == Direction::both);
  tags.access = "private";
  CHECK(of(Mode::foot, tags) == Direction::none);
  CHECK(of(Mode::bicycle, tags) == Direction::none);
  tags.foot = "yes";
  CHECK(of(Mode::foot, tags) == Direction::both);
  tags = {};
  tags.highway = "footway";
  CHECK(of(Mode::foot, tags) == Direction::both);
  CHECK(of(Mode::bicycle, tags) == Direction::none);
  tags.bicycle = "designated";
  CHECK(of(Mode::bicycle, tags) == Direction::both);
  tags.highway = "steps";
  CHECK(of(Mode::bicycle, tags) == Direction::none);
  tags = {};
  tags.highway = "primary";
  tags.oneway = "yes";
  CHECK(of(Mode::e_bike, tags) == Direction::forward);
  tags.oneway_bicycle = "no";
  CHECK(of(Mode::e_bike, tags) == Direction::both);
  tags = {};
  tags.highway = "tertiary";
  tags.junction = "roundabout";
  CHECK(of(Mode::bicycle, tags) == Direction::forward);
  CHECK(of(Mode::foot, tags) == Direction::both);
  tags.highway = "motorway";
  CHECK(of(Mode::foot, tags) == Direction::none);
  tags.highway = "construction";
  tags.foot = "yes";
  CHECK(of(Mode::foot, tags) == Direction::none);
}

TEST_CASE(
    "searches find what the slowest one finds, again and again, and stop where they are told") {
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    const Streets streets = scattered(random, 40, 70);
    const StreetGraph graph(streets);
    StreetSearch search(graph);
    for (int again = 0; again < 4; ++again) {
      std::vector<OnStreet> goals;
      for (std::size_t i = 0; i < 1 + random() % 4; ++i) {
        const auto piece = static_cast<std::uint32_t>(random() % streets.pieces.size());
        const double share = static_cast<double>(random() % 11) / 10;
        goals.push_back({piece, share * static_cast<double>(streets.pieces[piece].metres), 3});
      }
      const std::vector<double> expected = slow_ways(streets, goals);
      search.run(goals);
      for (std::uint32_t corner = 0; corner < expected.size(); ++corner) {
        const bool is_reached = std::isfinite(expected[corner]);
        if (is_reached) CHECK(search.from(corner).metres == doctest::Approx(expected[corner]));
        CHECK((search.from(corner).goal == ToGoal::kNone) == std::isinf(expected[corner]));
      }
      search.run(goals, 800);
      for (std::uint32_t corner = 0; corner < expected.size(); ++corner) {
        const bool is_near = expected[corner] <= 800;
        CHECK((search.from(corner).goal != ToGoal::kNone) == is_near);
        if (is_near) CHECK(search.from(corner).metres == doctest::Approx(expected[corner]));
      }
    }
  }
}

TEST_CASE("the nearest point of a street is that of all streets") {
  std::mt19937 random(6);
  const Streets streets = scattered(random, 60, 90);
  const StreetIndex index(streets);
  std::uniform_real_distribution<double> by(-0.012, 0.012);
  for (int i = 0; i < 300; ++i) {
    const Position place{30.55 + by(random), 114.2 + by(random)};
    double least = kUnreached;
    for (const auto& piece : streets.pieces) {
      const Position a = streets.corners[piece.from];
      const Position b = streets.corners[piece.to];
      for (int step = 0; step <= 2000; ++step) {
        const double share = step / 2000.0;
        least = std::min(least, central_angle_metres(place, {a.lat + (b.lat - a.lat) * share,
                                                             a.lon + (b.lon - a.lon) * share}));
      }
    }
    const auto found = index.nearest(place, 400);
    CHECK(found.has_value() == (least <= 400));
    // The steps are up to 1.6 m long, and the sphere is not the ellipsoid.
    if (found) CHECK(std::abs(found->aside - least) < 0.9 + 0.006 * least);
  }
}

TEST_CASE("the outline of a reach holds what is within it") {
  const Town town(Mode::foot);
  const auto goal = town.network.index.nearest(k1, 20);
  REQUIRE(goal);
  StreetSearch search(town.network.graph);
  search.run(std::span(&*goal, 1), 150);
  const auto rings = reach_outline(town.network.graph, search, k1, 150);
  REQUIRE(rings.size() == 1);
  Position low{90, 180};
  Position high{-90, -180};
  for (const Position corner : rings[0]) {
    low = {std::min(low.lat, corner.lat), std::min(low.lon, corner.lon)};
    high = {std::max(high.lat, corner.lat), std::max(high.lon, corner.lon)};
  }
  // 150 m east or north of the corner, and some 40 m more around it.
  CHECK(metres_between(k1, {k1.lat, high.lon}) > 100);
  CHECK(metres_between(k1, {k1.lat, high.lon}) < 210);
  CHECK(metres_between(k1, {low.lat, k1.lon}) < 70);
}

TEST_CASE("what is no file of streets is said to be none") {
  CHECK(read_osm_streets("/nowhere.osm.pbf", Mode::foot).error().what == Problem::file_missing);
  const std::string path = (std::filesystem::temp_directory_path() / "yangxiao-no.opl").string();
  std::ofstream(path) << "n1 x114 y30\n";
  CHECK(read_osm_streets(path, Mode::foot).error().what == Problem::network_empty);
  std::ofstream(path) << "n1 x114 y30\nw1 Thighway=path Nn1,n2\nn2 x114.001 y30\n";
  CHECK(read_osm_streets(path, Mode::foot).error().what == Problem::network_broken);
  // Out of order among themselves nodes may be.
  std::ofstream(path) << "n9 x114 y30\nn2 x114.001 y30\nn5 x114.002 y30\n"
                         "w1 Thighway=path Nn9,n5,n2\nw2 Thighway=path Nn2,n7\n";
  const auto streets = read_osm_streets(path, Mode::foot);
  REQUIRE(streets.ok());
  CHECK(streets->corners.size() == 3);
  CHECK(streets->pieces.size() == 2);
  std::filesystem::remove(path);
}
