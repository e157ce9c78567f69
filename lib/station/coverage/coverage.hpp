// How well stations are spread over the places that matter.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "station/coverage/demand.hpp"
#include "station/coverage/reached.hpp"

namespace yangxiao::station {

// Distances in metres, a quantile q being the smallest distance within which at least the share q
// of the weight lies (the inverse of the empirical distribution: type 1 of Hyndman and Fan, Sample
// Quantiles in Statistical Packages, 1996). Infinite where there is no station.
struct Coverage {
  std::uint64_t places = 0;
  double weight = 0;
  double covered = 0;  // of the weight
  double median = 0;
  double in_ninety = 0;       // of 100
  double in_ninety_nine = 0;  // of 100
  double worst = 0;

  double share() const { return weight > 0 ? covered / weight : 0; }
};

// Of all places, or of those with these numbers. `within` metres count as covered. O(p) where all
// weigh the same, else O(p log p).
Coverage coverage_of(const Demand& demand, std::span<const Reached> reached, double within);
Coverage coverage_of(const Demand& demand, std::span<const Reached> reached, double within,
                     std::span<const std::uint32_t> some);

// The numbers of the `count` places that have it farthest, the farthest first; of several as far in
// the order in which they came. O(p log count).
std::vector<std::uint32_t> farthest(std::span<const Reached> reached, std::size_t count);

}  // namespace yangxiao::station
