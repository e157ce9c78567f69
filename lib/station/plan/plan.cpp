#include "station/plan/plan.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>

#include "station/plan/cover_search.hpp"
#include "station/plan/median_search.hpp"
#include "station/plan/solve.hpp"

namespace yangxiao::station {
namespace {

constexpr double kUnreached = std::numeric_limits<double>::infinity();

struct Covering {
  static constexpr std::uint32_t kKept = 0xFFFFFFFF;
  static constexpr std::uint32_t kUncovered = 0xFFFFFFFE;
  CoverProblem problem;
  double demand = 0;
  double kept = 0;                    // weight that needs no candidate
  std::vector<std::uint32_t> number;  // of each place in the problem, or one of these
};

Result<Covering> covering_of(const Ways& ways, const PlanRequest& request) {
  const auto within = ways.candidates_within(request.within);
  if (!within) return within.error();
  const std::vector<double> kept = ways.metres_to_kept();
  Covering covering;
  for (std::size_t place = 0; place < ways.places(); ++place) {
    const double weight = ways.weight(place);
    covering.demand += weight;
    if (kept[place] <= request.within) {
      covering.kept += weight;
      covering.number.push_back(Covering::kKept);
      continue;
    }
    if (within->of(place).empty()) {
      covering.number.push_back(Covering::kUncovered);
      continue;
    }
    covering.number.push_back(static_cast<std::uint32_t>(covering.problem.weights.size()));
    for (const std::uint32_t candidate : within->of(place)) {
      covering.problem.candidates_of.push(candidate);
    }
    covering.problem.candidates_of.end_list();
    covering.problem.weights.push_back(weight);
  }
  covering.problem.places_of = covering.problem.candidates_of.transposed(ways.candidates());
  return covering;
}

// The first place from which neither a candidate nor a kept station is reached; else their count.
std::size_t first_unreached(const MedianProblem& problem, std::span<const double> kept) {
  std::vector<bool> is_reached(kept.size());
  for (std::size_t i = 0; i < kept.size(); ++i) is_reached[i] = kept[i] < kUnreached;
  for (std::size_t candidate = 0; candidate < problem.candidates; ++candidate) {
    const auto metres = problem.metres_to(candidate);
    for (std::size_t i = 0; i < metres.size(); ++i) {
      if (std::isfinite(metres[i])) is_reached[i] = true;
    }
  }
  return static_cast<std::size_t>(std::find(is_reached.begin(), is_reached.end(), false) -
                                  is_reached.begin());
}

// Out of reach becomes a way that costs more than all others together, whatever the place weighs.
void make_finite(MedianProblem& problem) {
  const std::size_t places = problem.weights.size();
  std::vector<double> farthest(places, 1);
  const auto look = [&](std::span<const double> metres) {
    for (std::size_t i = 0; i < places; ++i) {
      if (std::isfinite(metres[i])) farthest[i] = std::max(farthest[i], metres[i]);
    }
  };
  look(problem.kept);
  for (std::size_t i = 0; i < problem.candidates; ++i) look(problem.metres_to(i));
  double all = 0;
  for (std::size_t i = 0; i < places; ++i) all += problem.weights[i] * farthest[i];
  for (const double weight : problem.weights) problem.far.push_back(std::ceil(2 * all / weight));
  for (std::size_t i = 0; i < places; ++i)
    problem.kept[i] = std::min(problem.kept[i], problem.far[i]);
  for (std::size_t i = 0; i < problem.metres.size(); ++i) {
    problem.has_far = problem.has_far || !std::isfinite(problem.metres[i]);
    problem.metres[i] = std::min(problem.metres[i], problem.far[i % places]);
  }
}

struct Shortening {
  MedianProblem problem;
  double demand = 0;
  double kept = 0;  // infinite: a place is unreached
};

Result<Shortening> shortening_of(const Ways& ways) {
  auto metres = ways.metres_to_candidates();
  if (!metres) return metres.error();
  const std::vector<double> kept = ways.metres_to_kept();
  Shortening shortening;
  MedianProblem& problem = shortening.problem;
  problem.metres = std::move(*metres);
  problem.candidates = ways.candidates();
  for (std::size_t place = 0; place < ways.places(); ++place) {
    problem.weights.push_back(ways.weight(place));
    problem.kept.push_back(kept[place]);
    shortening.demand += ways.weight(place);
    shortening.kept += ways.weight(place) * kept[place];
  }
  const std::size_t unreached = first_unreached(problem, kept);
  if (unreached < kept.size()) {
    return Error{Problem::place_unreached, {}, {{}, 0, 0, ways.name(unreached)}};
  }
  make_finite(problem);
  return shortening;
}

std::vector<std::size_t> unreached_in(const MedianProblem& problem,
                                      std::span<const double> nearest) {
  std::vector<std::size_t> unreached;
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    if (nearest[i] == problem.far[i]) unreached.push_back(i);
  }
  return unreached;
}

// The way from each place must be a way.
Status check_reached(const Ways& ways, const MedianProblem& problem, const Choice& choice) {
  std::vector<double> nearest = problem.kept;
  for (const std::uint32_t candidate : choice.chosen) bring_in(problem, candidate, nearest);
  const auto left = unreached_in(problem, nearest);
  if (left.empty()) return {};
  return Error{Problem::plan_leaves_out,
               {std::to_string(problem.choose), std::to_string(left.size())},
               {{}, 0, 0, ways.name(left.front())}};
}

std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

// Of all candidates those that are not among some.
std::vector<std::uint32_t> others_of(std::size_t candidates,
                                     std::span<const std::uint32_t> chosen) {
  std::vector<std::uint32_t> all(candidates);
  std::iota(all.begin(), all.end(), 0U);
  std::vector<std::uint32_t> others;
  std::set_difference(all.begin(), all.end(), chosen.begin(), chosen.end(),
                      std::back_inserter(others));
  return others;
}

// How many are chosen to stand.
Result<std::size_t> chosen_count(const PlanRequest& request, std::size_t candidates) {
  const bool is_closing = request.change == Change::close;
  const std::size_t most = is_closing && candidates > 0 ? candidates - 1 : candidates;
  if (request.count > most) {
    return Error{Problem::plan_too_many, {std::to_string(request.count), std::to_string(most)}, {}};
  }
  return is_closing ? candidates - request.count : request.count;
}

// The weight within reach of what is kept and of some candidates.
Result<double> covered_by(const Ways& ways, double metres, std::span<const std::uint32_t> some) {
  const auto within = ways.candidates_within(metres);
  if (!within) return within.error();
  std::vector<bool> stands(ways.candidates());
  for (const std::uint32_t candidate : some) stands[candidate] = true;
  const std::vector<double> kept = ways.metres_to_kept();
  double covered = 0;
  for (std::size_t place = 0; place < ways.places(); ++place) {
    const auto near = within->of(place);
    const bool is_near = kept[place] <= metres ||
                         std::any_of(near.begin(), near.end(),
                                     [&](std::uint32_t candidate) { return stands[candidate]; });
    if (is_near) covered += ways.weight(place);
  }
  return covered;
}

// Of stations that are closed the one that would be reopened last is missed least.
void take_backwards(Ordered ordered, Plan& plan) {
  plan.chosen.assign(ordered.chosen.rbegin(), ordered.chosen.rend());
  plan.gains.assign(ordered.gains.rbegin(), ordered.gains.rend());
}

void take_what_adds(Ordered ordered, Plan& plan) {
  while (!ordered.gains.empty() && ordered.gains.back() <= 0) {
    ordered.chosen.pop_back();
    ordered.gains.pop_back();
  }
  plan.chosen = std::move(ordered.chosen);
  plan.gains = std::move(ordered.gains);
}

// Out of reach has no length that could be saved.
void forget_unreached(const MedianProblem& problem, Ordered& ordered) {
  std::vector<double> nearest = problem.kept;
  for (std::size_t i = 0; i < ordered.chosen.size(); ++i) {
    if (unreached_in(problem, nearest).empty()) return;
    ordered.gains[i] = kUnreached;
    bring_in(problem, ordered.chosen[i], nearest);
  }
}

// Added up place by place, as coverage does: with fractions the order counts.
double covered_weight(const Ways& ways, const Covering& covering,
                      std::span<const std::uint32_t> chosen) {
  std::vector<bool> is_covered(covering.problem.weights.size());
  for (const std::uint32_t candidate : chosen) {
    for (const std::uint32_t place : covering.problem.places_of.of(candidate)) {
      is_covered[place] = true;
    }
  }
  double weight = 0;
  for (std::size_t place = 0; place < ways.places(); ++place) {
    const std::uint32_t number = covering.number[place];
    const bool counts =
        number == Covering::kKept || (number != Covering::kUncovered && is_covered[number]);
    if (counts) weight += ways.weight(place);
  }
  return weight;
}

Plan plan_of(const Ways& ways, const Covering& covering, const Solved& solved) {
  Plan plan;
  plan.demand = covering.demand;
  plan.now = covering.kept;
  plan.kept = covering.kept;
  plan.objective = covered_weight(ways, covering, solved.choice.chosen);
  plan.covered = plan.objective;
  plan.bound = solved.is_proven
                   ? plan.objective
                   : std::max(plan.objective, std::min(covering.kept - solved.bound, plan.demand));
  return plan;
}

Plan plan_of(const Shortening& shortening, const Solved& solved) {
  Plan plan;
  plan.demand = shortening.demand;
  plan.now = shortening.kept;
  plan.kept = shortening.kept;
  plan.objective = solved.choice.cost;
  plan.bound = solved.is_proven ? plan.objective : std::clamp(solved.bound, 0.0, plan.objective);
  return plan;
}

Result<Plan> plan_to_cover(const Ways& ways, const PlanRequest& request, const Effort& effort,
                           unsigned threads, std::size_t choose) {
  auto covering = covering_of(ways, request);
  if (!covering) return covering.error();
  CoverProblem& problem = covering->problem;
  problem.choose = choose;
  const Solved solved = solve(problem, effort.from_now(), threads);
  Plan plan = plan_of(ways, *covering, solved);
  const std::vector<std::uint32_t> chosen = sorted(solved.choice.chosen);
  if (request.change == Change::add) {
    take_what_adds(greedy_cover(problem, {}, chosen, choose), plan);
    return plan;
  }
  // Every place of the problem is in some candidate's reach.
  plan.now = std::accumulate(problem.weights.begin(), problem.weights.end(), 0.0);
  take_backwards(greedy_cover(problem, chosen, others_of(ways.candidates(), chosen), request.count),
                 plan);
  return plan;
}

Result<Plan> plan_to_shorten(const Ways& ways, const PlanRequest& request, const Effort& effort,
                             unsigned threads, std::size_t choose) {
  auto shortening = shortening_of(ways);
  if (!shortening) return shortening.error();
  MedianProblem& problem = shortening->problem;
  problem.choose = choose;
  const Solved solved = solve(problem, effort.from_now(), threads);
  const Status reached = check_reached(ways, problem, solved.choice);
  if (!reached) return reached.error();
  const auto covered = covered_by(ways, request.within, solved.choice.chosen);
  if (!covered) return covered.error();
  Plan plan = plan_of(*shortening, solved);
  plan.covered = *covered;
  const std::vector<std::uint32_t> chosen = sorted(solved.choice.chosen);
  if (request.change == Change::add) {
    Ordered ordered = greedy_median(problem, {}, chosen, choose);
    forget_unreached(problem, ordered);
    take_what_adds(std::move(ordered), plan);
    return plan;
  }
  take_backwards(
      greedy_median(problem, chosen, others_of(ways.candidates(), chosen), request.count), plan);
  plan.now = plan.objective - std::accumulate(plan.gains.begin(), plan.gains.end(), 0.0);
  return plan;
}

}  // namespace

double Plan::gap() const {
  if (objective == bound) return 0;
  const double all = std::isfinite(kept) ? std::abs(bound - kept) : bound;
  return all > 0 ? std::abs(bound - objective) / all : 1;
}

Result<Plan> make_plan(const Ways& ways, const PlanRequest& request, const Effort& effort,
                       unsigned threads) {
  const auto choose = chosen_count(request, ways.candidates());
  if (!choose) return choose.error();
  return request.objective == Objective::cover
             ? plan_to_cover(ways, request, effort, threads, *choose)
             : plan_to_shorten(ways, request, effort, threads, *choose);
}

}  // namespace yangxiao::station
