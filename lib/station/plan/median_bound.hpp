// How short the ways can be at best.
#pragma once

#include "station/plan/choice.hpp"
#include "station/plan/effort.hpp"
#include "station/plan/incumbent.hpp"
#include "station/plan/median_problem.hpp"

namespace yangxiao::station {

// Lagrange's relaxation of "each place goes to one station" (G. Cornuejols, M. Fisher, G.
// Nemhauser, "Location of bank accounts to optimize float", Management Science 23, 1977). Tells the
// incumbent as it goes on, and ends, as bound_cover() does.
void bound_median(const MedianProblem& problem, const Choice& start, const Effort& effort,
                  Incumbent& incumbent);

}  // namespace yangxiao::station
