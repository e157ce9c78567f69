#include "station/plan/solve.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <numeric>
#include <span>
#include <thread>
#include <vector>

#include "station/plan/cover_bound.hpp"
#include "station/plan/cover_search.hpp"
#include "station/plan/median_bound.hpp"
#include "station/plan/median_search.hpp"

namespace yangxiao::station {
namespace {

constexpr std::size_t kSearches = 4;        // where effort is counted
constexpr std::uint64_t kBoundSteps = 500;  // the same
constexpr double kForBound = 0.5;           // of the time, at most, on one thread

// How each of the two problems is bounded and searched.
struct Methods {
  std::function<void(const Effort&, Incumbent&)> bound;
  std::function<Choice(const Effort&, std::uint64_t seed, Incumbent&)> improve;
  bool are_whole;  // all costs: so is the least
};

const Choice& best_of(const Choice& start, const std::vector<Choice>& found) {
  const Choice* best = &start;
  for (const Choice& choice : found) {
    if (choice.cost < best->cost) best = &choice;
  }
  return *best;
}

// Each search knows what it found itself and the bound, and nothing of the others: they may be
// behind or ahead.
Solved solve_counted(const Choice& start, const Methods& methods, const Effort& effort,
                     unsigned threads) {
  Incumbent proven(methods.are_whole);
  proven.found(start.cost);
  methods.bound(Effort::iterations(kBoundSteps), proven);
  std::vector<Choice> found(kSearches);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < found.size(); i = next++) {
      Incumbent own(methods.are_whole);
      own.found(start.cost);
      own.bounded(proven.bound());
      found[i] = methods.improve(effort, i, own);
    }
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < std::min<std::size_t>(threads, kSearches); ++i)
    others.emplace_back(work);
  work();
  others.clear();
  const Choice& best = best_of(start, found);
  proven.found(best.cost);
  return {best, proven.bound(), proven.is_proven()};
}

Solved solve_in_time(const Choice& start, const Methods& methods, const Effort& effort,
                     unsigned threads) {
  Incumbent incumbent(methods.are_whole);
  incumbent.found(start.cost);
  std::vector<Choice> found(std::max(2U, threads), start);
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < found.size(); ++i) {
    others.emplace_back([&, i] { found[i] = methods.improve(effort, i, incumbent); });
  }
  methods.bound(effort.part(kForBound), incumbent);
  found[0] = methods.improve(effort.rest(), 0, incumbent);
  others.clear();
  return {best_of(start, found), incumbent.bound(), incumbent.is_proven()};
}

Solved solve_by(const Choice& start, const Methods& methods, bool is_forced, const Effort& effort,
                unsigned threads) {
  if (is_forced) return {start, start.cost, true};
  return effort.is_counted() ? solve_counted(start, methods, effort, threads)
                             : solve_in_time(start, methods, effort, threads);
}

bool are_whole(std::span<const double> numbers) {
  return std::all_of(numbers.begin(), numbers.end(),
                     [](double number) { return number == std::floor(number); });
}

std::vector<std::uint32_t> all_of(std::size_t count) {
  std::vector<std::uint32_t> all(count);
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

Choice greedy(const CoverProblem& problem) {
  const Ordered ordered =
      greedy_cover(problem, {}, all_of(problem.places_of.size()), problem.choose);
  const double weight = std::accumulate(ordered.gains.begin(), ordered.gains.end(), 0.0);
  return {ordered.chosen, -weight};
}

Choice greedy(const MedianProblem& problem) {
  const Ordered ordered = greedy_median(problem, {}, all_of(problem.candidates), problem.choose);
  return {ordered.chosen, cost_of(problem, ordered.chosen)};
}

}  // namespace

Solved solve(const CoverProblem& problem, const Effort& effort, unsigned threads) {
  const Choice start = greedy(problem);
  const Methods methods = {[&](const Effort& some, Incumbent& incumbent) {
                             bound_cover(problem, start, some, incumbent);
                           },
                           [&](const Effort& some, std::uint64_t seed, Incumbent& incumbent) {
                             return improve_cover(problem, start, some, seed, incumbent);
                           },
                           are_whole(problem.weights)};
  const bool is_forced = problem.weights.empty() || problem.choose == problem.places_of.size();
  return solve_by(start, methods, is_forced, effort, threads);
}

Solved solve(const MedianProblem& problem, const Effort& effort, unsigned threads) {
  const Choice start = greedy(problem);
  const Methods methods = {
      [&](const Effort& some, Incumbent& incumbent) {
        bound_median(problem, start, some, incumbent);
      },
      [&](const Effort& some, std::uint64_t seed, Incumbent& incumbent) {
        return improve_median(problem, start, some, seed, incumbent);
      },
      are_whole(problem.weights) && are_whole(problem.metres) && are_whole(problem.kept)};
  const bool is_forced = problem.weights.empty() || problem.choose == problem.candidates;
  return solve_by(start, methods, is_forced, effort, threads);
}

}  // namespace yangxiao::station
