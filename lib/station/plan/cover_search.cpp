#include "station/plan/cover_search.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "station/plan/annealing.hpp"
#include "station/plan/chance.hpp"

namespace yangxiao::station {
namespace {

constexpr std::uint32_t kNobody = 0xFFFFFFFF;
constexpr std::uint32_t kSeveral = 0xFFFFFFFE;

// Which of the chosen ones cover what, kept up exchange by exchange.
class Covered {
 public:
  explicit Covered(const CoverProblem& problem)
      : problem_(problem),
        covering_(problem.weights.size()),
        sum_(problem.weights.size()),
        only_(problem.weights.size(), kNobody),
        worth_(problem.places_of.size()),
        at_(problem.places_of.size(), kNobody) {}

  void add(std::uint32_t candidate) {
    at_[candidate] = static_cast<std::uint32_t>(chosen_.size());
    chosen_.push_back(candidate);
    for (const std::uint32_t place : problem_.places_of.of(candidate)) {
      const double weight = problem_.weights[place];
      sum_[place] += candidate;
      switch (covering_[place]++) {
        case 0:
          only_[place] = candidate;
          worth_[candidate] += weight;
          weight_ += weight;
          break;
        case 1:
          worth_[only_[place]] -= weight;
          only_[place] = kSeveral;
          break;
        default:
          break;
      }
    }
  }

  void remove(std::uint32_t candidate) {
    at_[chosen_.back()] = at_[candidate];
    chosen_[at_[candidate]] = chosen_.back();
    chosen_.pop_back();
    at_[candidate] = kNobody;
    weight_ -= std::exchange(worth_[candidate], 0.0);
    for (const std::uint32_t place : problem_.places_of.of(candidate)) {
      sum_[place] -= candidate;
      switch (--covering_[place]) {
        case 0:
          only_[place] = kNobody;
          break;
        case 1:
          only_[place] = sum_[place];
          worth_[sum_[place]] += problem_.weights[place];
          break;
        default:
          break;
      }
    }
  }

  // What it would add were `without` not chosen.
  double gain(std::uint32_t candidate, std::uint32_t without) const {
    double gain = 0;
    for (const std::uint32_t place : problem_.places_of.of(candidate)) {
      const std::uint32_t only = only_[place];
      gain += only == kNobody || only == without ? problem_.weights[place] : 0.0;
    }
    return gain;
  }
  // What it alone covers.
  double worth(std::uint32_t chosen) const { return worth_[chosen]; }
  double weight() const { return weight_; }
  const std::vector<std::uint32_t>& chosen() const { return chosen_; }
  bool is_chosen(std::uint32_t candidate) const { return at_[candidate] != kNobody; }
  bool is_covered(std::uint32_t place) const { return covering_[place] > 0; }

 private:
  const CoverProblem& problem_;
  std::vector<std::uint32_t> covering_;  // how many cover a place
  std::vector<std::uint32_t> sum_;       // their numbers, added up: of one alone its number
  std::vector<std::uint32_t> only_;      // the one that does, kNobody or kSeveral
  std::vector<double> worth_;            // of a chosen one
  std::vector<std::uint32_t> chosen_;
  std::vector<std::uint32_t> at_;  // where among them
  double weight_ = 0;
};

// The next of `some` that covers most of what is not covered, kNobody where none is left.
std::uint32_t best_of(const std::vector<double>& gains, const Covered& covered,
                      std::span<const std::uint32_t> some) {
  std::uint32_t best = kNobody;
  for (const std::uint32_t candidate : some) {
    if (covered.is_chosen(candidate)) continue;
    if (best == kNobody || gains[candidate] > gains[best]) best = candidate;
  }
  return best;
}

// Mostly one that shares a place with the one that is given up.
std::uint32_t other_for(std::uint32_t chosen, const CoverProblem& problem, Chance& chance) {
  constexpr double kAnywhere = 0.3;
  const auto places = problem.places_of.of(chosen);
  if (places.empty() || chance.unit() < kAnywhere) return chance.below(problem.places_of.size());
  return chance.one_of(problem.candidates_of.of(chance.one_of(places)));
}

}  // namespace

Ordered greedy_cover(const CoverProblem& problem, std::span<const std::uint32_t> first,
                     std::span<const std::uint32_t> some, std::size_t count) {
  Covered covered(problem);
  for (const std::uint32_t candidate : first) covered.add(candidate);
  std::vector<double> gains(problem.places_of.size());
  for (const std::uint32_t candidate : some) gains[candidate] = covered.gain(candidate, kNobody);
  Ordered ordered;
  while (ordered.chosen.size() < count) {
    const std::uint32_t best = best_of(gains, covered, some);
    if (best == kNobody) break;
    ordered.chosen.push_back(best);
    ordered.gains.push_back(gains[best]);
    for (const std::uint32_t place : problem.places_of.of(best)) {
      if (covered.is_covered(place)) continue;
      for (const std::uint32_t other : problem.candidates_of.of(place)) {
        gains[other] -= problem.weights[place];
      }
    }
    covered.add(best);
  }
  return ordered;
}

Choice improve_cover(const CoverProblem& problem, const Choice& start, const Effort& effort,
                     std::uint64_t seed, Incumbent& incumbent) {
  Covered covered(problem);
  for (const std::uint32_t candidate : start.chosen) covered.add(candidate);
  Choice best = start;
  Chance chance(seed);
  const double each = covered.weight() / static_cast<double>(problem.choose);
  Annealing annealing(effort, each);
  while (!annealing.is_over(incumbent)) {
    const std::uint32_t given_up = chance.one_of(std::span(covered.chosen()));
    const std::uint32_t other = other_for(given_up, problem, chance);
    if (covered.is_chosen(other)) continue;
    const double lost = covered.worth(given_up) - covered.gain(other, given_up);
    if (!annealing.takes(lost, chance)) continue;
    covered.remove(given_up);
    covered.add(other);
    if (-covered.weight() >= best.cost) continue;
    best = {covered.chosen(), -covered.weight()};
    incumbent.found(best.cost);
  }
  return best;
}

}  // namespace yangxiao::station
