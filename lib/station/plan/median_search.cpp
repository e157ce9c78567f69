#include "station/plan/median_search.hpp"

#include <algorithm>
#include <queue>
#include <utility>

#include "station/plan/annealing.hpp"
#include "station/plan/chance.hpp"

namespace yangxiao::station {
namespace {

// How much shorter the ways become with one more.
double gain_of(const MedianProblem& problem, std::span<const double> nearest,
               std::uint32_t candidate) {
  const auto metres = problem.metres_to(candidate);
  double gain = 0;
  for (std::size_t place = 0; place < nearest.size(); ++place) {
    const double shorter = nearest[place] - metres[place];
    gain += problem.weights[place] * std::max(0.0, shorter);
  }
  return gain;
}

struct Gain {
  double gain;
  std::uint32_t candidate;
  std::size_t chosen;  // how many were when it was reckoned
  bool operator<(const Gain& other) const {
    return gain != other.gain ? gain < other.gain : candidate > other.candidate;
  }
};

// Which of the chosen ones is nearest to each place, and which comes next.
class Assigned {
 public:
  Assigned(const MedianProblem& problem, const std::vector<std::uint32_t>& chosen)
      : problem_(problem),
        chosen_(chosen),
        is_chosen_(problem.candidates),
        near_(problem.weights.size()),
        lost_(chosen.size()) {
    for (const std::uint32_t candidate : chosen) is_chosen_[candidate] = true;
    for (std::size_t place = 0; place < near_.size(); ++place) look_again(place);
  }

  struct Exchange {
    std::size_t given_up = 0;  // its place among the chosen ones
    double lost = 0;           // below 0: the ways become shorter
  };
  // The best one that brings `candidate` in.
  Exchange best_for(std::uint32_t candidate) {
    std::fill(lost_.begin(), lost_.end(), 0.0);
    const auto metres = problem_.metres_to(candidate);
    double gain = 0;
    for (std::size_t place = 0; place < near_.size(); ++place) {
      const Near& near = near_[place];
      const double weight = problem_.weights[place];
      if (metres[place] < near.metres) {
        gain += weight * (near.metres - metres[place]);
      } else if (near.slot != kKept) {
        const double then = std::min(metres[place], near.next_metres);
        lost_[near.slot] += weight * (then - near.metres);
      }
    }
    const auto least = std::min_element(lost_.begin(), lost_.end());
    return {static_cast<std::size_t>(least - lost_.begin()), *least - gain};
  }

  void exchange(std::size_t slot, std::uint32_t candidate) {
    is_chosen_[chosen_[slot]] = false;
    is_chosen_[candidate] = true;
    chosen_[slot] = candidate;
    const auto metres = problem_.metres_to(candidate);
    for (std::size_t place = 0; place < near_.size(); ++place) {
      if (near_[place].slot == slot || near_[place].next_slot == slot) {
        look_again(place);
      } else {
        take(near_[place], metres[place], static_cast<std::uint32_t>(slot));
      }
    }
  }

  double cost() const {
    double cost = 0;
    for (std::size_t place = 0; place < near_.size(); ++place) {
      cost += problem_.weights[place] * near_[place].metres;
    }
    return cost;
  }
  // Of the places that are reached: what stands for "out of reach" would make every loss look
  // small.
  double cost_of_reached() const {
    double cost = 0;
    for (std::size_t place = 0; place < near_.size(); ++place) {
      if (near_[place].metres == problem_.far[place]) continue;
      cost += problem_.weights[place] * near_[place].metres;
    }
    return cost;
  }
  const std::vector<std::uint32_t>& chosen() const { return chosen_; }
  bool is_chosen(std::uint32_t candidate) const { return is_chosen_[candidate]; }

 private:
  static constexpr std::uint32_t kKept = 0xFFFFFFFF;
  struct Near {
    double metres;
    double next_metres;
    std::uint32_t slot;  // kKept: a station that is kept
    std::uint32_t next_slot;
  };

  static void take(Near& near, double metres, std::uint32_t slot) {
    if (metres < near.metres) {
      near = {metres, near.metres, slot, near.slot};
    } else if (metres < near.next_metres) {
      near.next_metres = metres;
      near.next_slot = slot;
    }
  }
  void look_again(std::size_t place) {
    Near near{problem_.kept[place], problem_.far[place], kKept, kKept};
    for (std::uint32_t slot = 0; slot < chosen_.size(); ++slot) {
      take(near, problem_.metres_to(chosen_[slot])[place], slot);
    }
    near_[place] = near;
  }

  const MedianProblem& problem_;
  std::vector<std::uint32_t> chosen_;
  std::vector<bool> is_chosen_;
  std::vector<Near> near_;
  std::vector<double> lost_;  // by giving up each of the chosen ones
};

// Where places may be out of reach, every other search begins so hot that it leaves some out for a
// while: a choice that reaches all may lie behind ones that do not.
Annealing annealing_for(const MedianProblem& problem, const Effort& effort,
                        const Assigned& assigned, std::uint64_t seed) {
  const double worth = assigned.cost_of_reached() / static_cast<double>(problem.choose);
  if (!problem.has_far || seed % 2 == 0) return {effort, worth};
  constexpr double kOfOneLeftOut = 0.5;
  return {effort, kOfOneLeftOut * problem.weights.front() * problem.far.front(), worth};
}

}  // namespace

void bring_in(const MedianProblem& problem, std::uint32_t candidate, std::vector<double>& nearest) {
  const auto metres = problem.metres_to(candidate);
  for (std::size_t place = 0; place < nearest.size(); ++place) {
    nearest[place] = std::min(nearest[place], metres[place]);
  }
}

// A gain only falls as others are chosen, so that one that still leads is the greatest (M. Minoux,
// "Accelerated greedy algorithms for maximizing submodular set functions", 1978).
Ordered greedy_median(const MedianProblem& problem, std::span<const std::uint32_t> first,
                      std::span<const std::uint32_t> some, std::size_t count) {
  std::vector<double> nearest = problem.kept;
  for (const std::uint32_t candidate : first) bring_in(problem, candidate, nearest);
  std::priority_queue<Gain> gains;
  for (const std::uint32_t candidate : some) {
    gains.push({gain_of(problem, nearest, candidate), candidate, 0});
  }
  Ordered ordered;
  while (ordered.chosen.size() < count && !gains.empty()) {
    Gain most = gains.top();
    gains.pop();
    if (most.chosen != ordered.chosen.size()) {
      most.gain = gain_of(problem, nearest, most.candidate);
      most.chosen = ordered.chosen.size();
      gains.push(most);
      continue;
    }
    ordered.chosen.push_back(most.candidate);
    ordered.gains.push_back(most.gain);
    bring_in(problem, most.candidate, nearest);
  }
  return ordered;
}

double cost_of(const MedianProblem& problem, std::span<const std::uint32_t> chosen) {
  std::vector<double> nearest = problem.kept;
  for (const std::uint32_t candidate : chosen) bring_in(problem, candidate, nearest);
  double cost = 0;
  for (std::size_t place = 0; place < nearest.size(); ++place) {
    cost += problem.weights[place] * nearest[place];
  }
  return cost;
}

Choice improve_median(const MedianProblem& problem, const Choice& start, const Effort& effort,
                      std::uint64_t seed, Incumbent& incumbent) {
  Assigned assigned(problem, start.chosen);
  Choice best = start;
  double cost = start.cost;
  Chance chance(seed);
  Annealing annealing = annealing_for(problem, effort, assigned, seed);
  while (!annealing.is_over(incumbent)) {
    const std::uint32_t candidate = chance.below(problem.candidates);
    if (assigned.is_chosen(candidate)) continue;
    const auto exchange = assigned.best_for(candidate);
    if (!annealing.takes(exchange.lost, chance)) continue;
    assigned.exchange(exchange.given_up, candidate);
    cost += exchange.lost;
    if (cost >= best.cost) continue;
    // Not what has been added up, which is off by roundings.
    cost = assigned.cost();
    if (cost >= best.cost) continue;
    best = {assigned.chosen(), cost};
    incumbent.found(cost);
  }
  return best;
}

}  // namespace yangxiao::station
