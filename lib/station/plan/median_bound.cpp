#include "station/plan/median_bound.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "station/plan/bounding.hpp"

namespace yangxiao::station {
namespace {

// Each place offers a price; a candidate takes those whose price is above their way to it.
class Priced {
 public:
  explicit Priced(const MedianProblem& problem)
      : problem_(problem),
        takings_(problem.candidates),
        order_(problem.candidates),
        subgradient_(problem.weights.size()) {}

  // The relaxed problem's value.
  double look_at(std::span<const double> prices) {
    for (std::size_t i = 0; i < takings_.size(); ++i) {
      takings_[i] = taken(prices, problem_.metres_to(i));
    }
    std::iota(order_.begin(), order_.end(), 0U);
    const auto end = order_.begin() + static_cast<std::ptrdiff_t>(problem_.choose);
    std::nth_element(order_.begin(), end - 1, order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return takings_[a] != takings_[b] ? takings_[a] > takings_[b] : a < b;
    });
    double value = taken(prices, problem_.kept);
    value = std::accumulate(prices.begin(), prices.end(), 0.0) - value;
    std::fill(subgradient_.begin(), subgradient_.end(), -1.0);
    count(prices, problem_.kept);
    for (auto it = order_.begin(); it != end; ++it) {
      value -= takings_[*it];
      count(prices, problem_.metres_to(*it));
    }
    return value;
  }
  // Of the value, turned round: upwards is down.
  std::span<const double> subgradient() const { return subgradient_; }

 private:
  double taken(std::span<const double> prices, std::span<const double> metres) const {
    double sum = 0;
    for (std::size_t place = 0; place < prices.size(); ++place) {
      const double way = problem_.weights[place] * metres[place];
      sum += std::max(0.0, prices[place] - way);
    }
    return sum;
  }
  void count(std::span<const double> prices, std::span<const double> metres) {
    for (std::size_t place = 0; place < prices.size(); ++place) {
      const double way = problem_.weights[place] * metres[place];
      if (prices[place] > way) subgradient_[place] += 1;
    }
  }

  const MedianProblem& problem_;
  std::vector<double> takings_;
  std::vector<std::uint32_t> order_;
  std::vector<double> subgradient_;
};

// What each place pays in a choice that is known.
std::vector<double> ways_of(const MedianProblem& problem, const Choice& choice) {
  std::vector<double> ways(problem.kept.begin(), problem.kept.end());
  for (const std::uint32_t candidate : choice.chosen) {
    const auto metres = problem.metres_to(candidate);
    for (std::size_t place = 0; place < ways.size(); ++place) {
      ways[place] = std::min(ways[place], metres[place]);
    }
  }
  for (std::size_t place = 0; place < ways.size(); ++place) ways[place] *= problem.weights[place];
  return ways;
}

}  // namespace

void bound_median(const MedianProblem& problem, const Choice& start, const Effort& effort,
                  Incumbent& incumbent) {
  std::vector<double> none(problem.weights.size(), std::numeric_limits<double>::infinity());
  Descent descent(ways_of(problem, start), std::move(none));
  Priced priced(problem);
  bound_by(priced, descent, effort, incumbent);
}

}  // namespace yangxiao::station
