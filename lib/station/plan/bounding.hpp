// A bound from below on what any choice costs, made better step by step.
#pragma once

#include <cmath>
#include <cstdint>

#include "station/plan/descent.hpp"
#include "station/plan/effort.hpp"
#include "station/plan/incumbent.hpp"

namespace yangxiao::station {

// `relaxed.look_at(point)` is a cost that no choice is below, whatever the point;
// `relaxed.subgradient()` belongs to that cost turned round, which `descent` makes least. Ends when
// the effort is spent, when nothing more is to be hoped for, or when the incumbent is proven.
template <typename Relaxed>
void bound_by(Relaxed& relaxed, Descent& descent, const Effort& effort, Incumbent& incumbent) {
  // Sums of many numbers are off by roundings; a bound may not be.
  constexpr double kRounding = 1e-9;
  for (std::uint64_t i = 0; effort.spent(i) < 1 && !descent.is_ended(); ++i) {
    const double least = relaxed.look_at(descent.at());
    const double surely = least - kRounding * std::abs(least);
    incumbent.bounded(incumbent.are_whole() ? std::ceil(surely) : surely);
    if (incumbent.is_proven()) return;
    descent.step(-least, relaxed.subgradient(), -incumbent.cost());
  }
}

}  // namespace yangxiao::station
