#include "station/coverage/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace yangxiao::station {
namespace {

constexpr double kQuantiles[] = {0.5, 0.9, 0.99};

// All weigh the same: the k-th in order, found from the last to the first, each among those before.
void take_quantiles(std::vector<double>& metres, Coverage& coverage) {
  double* const into[] = {&coverage.median, &coverage.in_ninety, &coverage.in_ninety_nine};
  auto end = metres.end();
  for (std::size_t i = std::size(kQuantiles); i-- > 0;) {
    const double rank = std::ceil(kQuantiles[i] * static_cast<double>(metres.size()));
    const auto nth = metres.begin() + static_cast<std::ptrdiff_t>(std::max(rank, 1.0)) - 1;
    if (nth < end) std::nth_element(metres.begin(), nth, end);
    *into[i] = *nth;
    end = std::max(nth, metres.begin() + 1);
  }
}

void take_quantiles(std::vector<std::pair<double, double>>& weighed, Coverage& coverage) {
  double* const into[] = {&coverage.median, &coverage.in_ninety, &coverage.in_ninety_nine};
  std::sort(weighed.begin(), weighed.end());
  std::size_t next = 0;
  double sum = 0;
  for (const auto& [metres, weight] : weighed) {
    sum += weight;
    // A sum of many weights is off by roundings.
    while (next < std::size(into) && sum >= kQuantiles[next] * coverage.weight * (1 - 1e-12)) {
      *into[next++] = metres;
    }
  }
}

// Of `count` places, whose numbers are number_of(0), number_of(1) ...
template <typename NumberOf>
Coverage coverage_over(const Demand& demand, std::span<const Reached> reached, double within,
                       std::size_t count, const NumberOf& number_of) {
  Coverage coverage;
  std::vector<double> metres;
  std::vector<std::pair<double, double>> weighed;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t place = number_of(i);
    const double far = reached[place].metres;
    const double weight = demand.weight(place);
    ++coverage.places;
    coverage.weight += weight;
    if (far <= within) coverage.covered += weight;
    coverage.worst = std::max(coverage.worst, far);
    if (demand.weights.empty()) {
      metres.push_back(far);
    } else {
      weighed.emplace_back(far, weight);
    }
  }
  if (coverage.places == 0) return coverage;
  if (demand.weights.empty()) {
    take_quantiles(metres, coverage);
  } else {
    take_quantiles(weighed, coverage);
  }
  return coverage;
}

}  // namespace

Coverage coverage_of(const Demand& demand, std::span<const Reached> reached, double within) {
  return coverage_over(demand, reached, within, demand.places.size(),
                       [](std::size_t i) { return i; });
}

Coverage coverage_of(const Demand& demand, std::span<const Reached> reached, double within,
                     std::span<const std::uint32_t> some) {
  return coverage_over(demand, reached, within, some.size(),
                       [some](std::size_t i) { return some[i]; });
}

std::vector<std::uint32_t> farthest(std::span<const Reached> reached, std::size_t count) {
  std::vector<std::uint32_t> numbers(reached.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  const auto end = numbers.begin() + static_cast<std::ptrdiff_t>(std::min(count, numbers.size()));
  std::partial_sort(numbers.begin(), end, numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (reached[a].metres != reached[b].metres) return reached[a].metres > reached[b].metres;
    return a < b;
  });
  numbers.erase(end, numbers.end());
  return numbers;
}

}  // namespace yangxiao::station
