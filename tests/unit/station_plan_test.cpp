#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <doctest/doctest.h>

#include "base/input.hpp"
#include "geo/distance.hpp"
#include "station/coverage/coverage.hpp"
#include "station/plan/matrix.hpp"
#include "station/plan/plan.hpp"

using namespace yangxiao;
using namespace yangxiao::station;

namespace {

struct Scene {
  Demand demand;
  std::vector<geo::Position> candidates;
  std::vector<geo::Position> kept;
};

std::vector<geo::Position> scattered(std::mt19937& random, std::size_t count) {
  std::uniform_real_distribution<double> by(-0.01, 0.01);
  std::vector<geo::Position> places;
  for (std::size_t i = 0; i < count; ++i)
    places.push_back({30.55 + by(random), 114.2 + by(random)});
  return places;
}

Scene scene_of(std::mt19937& random, std::size_t places, std::size_t candidates, std::size_t kept) {
  Scene scene;
  scene.demand.places = scattered(random, places);
  for (std::size_t i = 0; i < places; ++i) {
    scene.demand.weights.push_back(static_cast<double>(1 + random() % 9));
  }
  scene.candidates = scattered(random, candidates);
  scene.kept = scattered(random, kept);
  return scene;
}

// The objective by its definition.
double worth_of(const Scene& scene, const PlanRequest& request,
                const std::vector<geo::Position>& stations) {
  double worth = 0;
  for (std::size_t i = 0; i < scene.demand.places.size(); ++i) {
    double least = INFINITY;
    for (const auto& station : stations) {
      least = std::min(least, geo::metres_between(scene.demand.places[i], station));
    }
    const double weight = scene.demand.weights[i];
    if (request.objective == Objective::distance) {
      worth += weight * least;
    } else if (least <= request.within) {
      worth += weight;
    }
  }
  return worth;
}

// The best that any choice of so many candidates does.
double best_of_all(const Scene& scene, const PlanRequest& request, std::size_t choose) {
  const bool covers = request.objective == Objective::cover;
  double best = covers ? -1 : INFINITY;
  for (unsigned set = 0; set < 1U << scene.candidates.size(); ++set) {
    if (static_cast<std::size_t>(__builtin_popcount(set)) != choose) continue;
    std::vector<geo::Position> stations = scene.kept;
    for (std::size_t i = 0; i < scene.candidates.size(); ++i) {
      if ((set >> i & 1U) != 0) stations.push_back(scene.candidates[i]);
    }
    const double worth = worth_of(scene, request, stations);
    best = covers ? std::max(best, worth) : std::min(best, worth);
  }
  return best;
}

Plan planned(const Scene& scene, const PlanRequest& request, unsigned threads = 2) {
  const StraightWays ways(scene.demand, scene.candidates, scene.kept, 1);
  const auto plan = make_plan(ways, request, Effort::iterations(3000), threads);
  REQUIRE(plan.ok());
  return *plan;
}

// That nothing was promised which is not so.
void check_gap(const Plan& plan, const PlanRequest& request, double best) {
  const double nearly = 1e-6 * std::abs(best);
  if (request.objective == Objective::cover) {
    CHECK(plan.bound >= best - nearly);
  } else {
    CHECK(plan.bound <= best + nearly);
  }
  const double all = std::isfinite(plan.kept) ? std::abs(best - plan.kept) : best;
  if (all > 0) CHECK(plan.gap() >= std::abs(best - plan.objective) / all - 1e-6);
}

Result<Matrix> matrix_in(std::string text) {
  MemoryInput input("ways.csv", std::move(text));
  CollectingReporter reporter;
  return read_matrix(input, {}, reporter);
}

}  // namespace

TEST_CASE("plans that add are the best of all choices, and their bounds hold") {
  std::mt19937 random(11);
  for (int round = 0; round < 40; ++round) {
    const std::size_t candidates = 4 + random() % 8;
    const Scene scene = scene_of(random, 5 + random() % 30, candidates, random() % 3);
    PlanRequest request;
    request.objective = round % 2 == 0 ? Objective::cover : Objective::distance;
    request.within = 200 + static_cast<double>(random() % 400);
    request.count = 1 + random() % std::min<std::size_t>(4, candidates);
    CAPTURE(round);
    const Plan plan = planned(scene, request);
    const double best = best_of_all(scene, request, request.count);
    CHECK(plan.objective == doctest::Approx(best).epsilon(1e-6));
    check_gap(plan, request, best);
    std::vector<geo::Position> then = scene.kept;
    for (const std::uint32_t candidate : plan.chosen) then.push_back(scene.candidates[candidate]);
    CHECK(worth_of(scene, request, then) == doctest::Approx(plan.objective).epsilon(1e-6));
    const double now = worth_of(scene, request, scene.kept);
    CHECK((std::isinf(now) ? plan.now == now : plan.now == doctest::Approx(now).epsilon(1e-6)));
    CHECK(std::is_sorted(plan.gains.rbegin(), plan.gains.rend()));
  }
}

TEST_CASE("plans that close take what is missed least") {
  std::mt19937 random(12);
  for (int round = 0; round < 24; ++round) {
    const std::size_t stations = 5 + random() % 6;
    const Scene scene = scene_of(random, 5 + random() % 30, stations, 0);
    PlanRequest request;
    request.change = Change::close;
    request.objective = round % 2 == 0 ? Objective::cover : Objective::distance;
    request.within = 300 + static_cast<double>(random() % 400);
    request.count = 1 + random() % 3;
    CAPTURE(round);
    const Plan plan = planned(scene, request);
    const double best = best_of_all(scene, request, stations - request.count);
    CHECK(plan.objective == doctest::Approx(best).epsilon(1e-6));
    CHECK(plan.chosen.size() == request.count);
    CHECK(plan.now == doctest::Approx(worth_of(scene, request, scene.candidates)).epsilon(1e-6));
    double lost = 0;
    for (const double one : plan.gains) lost += one;
    CHECK(std::abs(plan.now - plan.objective) == doctest::Approx(lost).epsilon(1e-6));
    CHECK(std::is_sorted(plan.gains.begin(), plan.gains.end()));
  }
}

TEST_CASE(
    "counted steps give one plan on any number of threads, and coverage says the same of it") {
  std::mt19937 random(13);
  const Scene scene = scene_of(random, 3000, 400, 20);
  for (const Objective objective : {Objective::cover, Objective::distance}) {
    PlanRequest request;
    request.objective = objective;
    request.within = 150;
    request.count = 12;
    const Plan one = planned(scene, request, 1);
    const Plan three = planned(scene, request, 3);
    CHECK(one.chosen == three.chosen);
    CHECK(one.objective == three.objective);
    CHECK(one.bound == three.bound);
    std::vector<geo::Position> then = scene.kept;
    for (const std::uint32_t candidate : one.chosen) then.push_back(scene.candidates[candidate]);
    const auto coverage =
        coverage_of(scene.demand, nearest_of(scene.demand.places, then, 1), request.within);
    CHECK(coverage.covered == one.covered);
  }
}

TEST_CASE("stations that cover nothing more are left out, and too many are refused") {
  std::mt19937 random(14);
  const Scene scene = scene_of(random, 10, 6, 0);
  PlanRequest request;
  request.within = 100'000;
  request.count = 3;
  const Plan plan = planned(scene, request);
  CHECK(plan.chosen.size() == 1);
  CHECK(plan.covered == plan.demand);
  CHECK(plan.gap() == 0);
  const StraightWays ways(scene.demand, scene.candidates, scene.kept, 1);
  const auto refused = [&](std::size_t count, Change change) {
    PlanRequest more = request;
    more.count = count;
    more.change = change;
    return make_plan(ways, more, Effort::iterations(1), 1).error().what;
  };
  CHECK(refused(7, Change::add) == Problem::plan_too_many);
  CHECK(refused(6, Change::close) == Problem::plan_too_many);
}

TEST_CASE("a matrix is read, and what no way leads to is out of reach") {
  const auto matrix = matrix_in("place,candidate,cost,weight\na,x,100,2\na,y,50,2\nb,y,70,\n");
  REQUIRE(matrix.ok());
  CHECK(matrix->weights == std::vector<double>{2, 1});
  const MatrixWays ways(*matrix, {0, 1}, {});
  PlanRequest request;
  request.within = 60;
  request.count = 1;
  const auto plan = make_plan(ways, request, Effort::iterations(100), 1);
  REQUIRE(plan.ok());
  CHECK(plan->chosen == std::vector<std::uint32_t>{1});
  CHECK(plan->objective == 2);
  request.objective = Objective::distance;
  const auto near = make_plan(ways, request, Effort::iterations(100), 1);
  REQUIRE(near.ok());
  CHECK(near->objective == 170);
  CHECK(std::isinf(near->gains.front()));
  const MatrixWays kept(*matrix, {1}, {0});
  const auto beside = make_plan(kept, request, Effort::iterations(100), 1);
  REQUIRE(beside.ok());
  CHECK(beside->objective == 170);
  CHECK(make_plan(MatrixWays(*matrix, {0}, {}), request, Effort::iterations(9), 1).error().what ==
        Problem::place_unreached);
}

TEST_CASE("no choice that leaves a place out passes for one") {
  const auto matrix = matrix_in("place,candidate,cost\na,x,1\nb,y,1\nc,z,1\n");
  REQUIRE(matrix.ok());
  PlanRequest request;
  request.objective = Objective::distance;
  request.count = 2;
  const auto plan =
      make_plan(MatrixWays(*matrix, {0, 1, 2}, {}), request, Effort::iterations(100), 1);
  REQUIRE(!plan.ok());
  CHECK(plan.error().what == Problem::plan_leaves_out);
}

TEST_CASE("a matrix that contradicts itself is refused") {
  CHECK(matrix_in("place,candidate,cost\na,x,1\na,x,2\n").error().what == Problem::pair_twice);
  CHECK(matrix_in("place,candidate,cost\na,x,-1\n").error().what == Problem::cost_bad);
  CHECK(matrix_in("place,candidate,cost\na,x,near\n").error().what == Problem::cost_bad);
  CHECK(matrix_in("place,candidate,cost\na,,1\n").error().what == Problem::value_missing);
  CHECK(matrix_in("place,cost\na,1\n").error().what == Problem::column_needed);
  CHECK(matrix_in("place,candidate,cost,weight\na,x,1,2\na,y,1,3\n").error().what ==
        Problem::weight_differs);
}

TEST_CASE("where a choice reaches every place one is found, whatever the places weigh") {
  std::mt19937 random(15);
  int reached = 0;
  for (int round = 0; round < 60; ++round) {
    constexpr std::size_t kPlaces = 10;
    constexpr std::size_t kCandidates = 8;
    double metres[kPlaces][kCandidates];
    double weights[kPlaces];
    std::string text = "place,candidate,cost,weight\n";
    for (std::size_t place = 0; place < kPlaces; ++place) {
      weights[place] = random() % 3 == 0 ? 1 : static_cast<double>(1 + random() % 1'000'000);
      for (std::size_t to = 0; to < kCandidates; ++to) {
        const bool is_way = random() % 3 == 0 || to == place % kCandidates;
        metres[place][to] = is_way ? static_cast<double>(random() % 1000) : INFINITY;
        if (!is_way) continue;
        text += "p" + std::to_string(place) + ",c" + std::to_string(to) + "," +
                std::to_string(static_cast<int>(metres[place][to])) + "," +
                std::to_string(static_cast<int>(weights[place])) + "\n";
      }
    }
    const auto matrix = matrix_in(text);
    REQUIRE(matrix.ok());
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 0; i < matrix->candidates.size(); ++i) all.push_back(i);
    PlanRequest request;
    request.objective = Objective::distance;
    request.count = 2 + random() % 3;
    double best = INFINITY;
    for (unsigned set = 0; set < 1U << kCandidates; ++set) {
      if (static_cast<std::size_t>(__builtin_popcount(set)) != request.count) continue;
      double cost = 0;
      for (std::size_t place = 0; place < kPlaces; ++place) {
        double least = INFINITY;
        for (std::size_t to = 0; to < kCandidates; ++to) {
          if ((set >> to & 1U) != 0) least = std::min(least, metres[place][to]);
        }
        cost += weights[place] * least;
      }
      best = std::min(best, cost);
    }
    CAPTURE(round);
    const auto plan = make_plan(MatrixWays(*matrix, all, {}), request, Effort::iterations(3000), 2);
    CHECK(plan.ok() == std::isfinite(best));
    if (!plan.ok()) continue;
    ++reached;
    CHECK(plan->objective == best);
    CHECK(plan->bound <= best);
  }
  CHECK(reached > 10);
}
