// How much a choice can cover at most.
#pragma once

#include "station/plan/choice.hpp"
#include "station/plan/cover_problem.hpp"
#include "station/plan/effort.hpp"
#include "station/plan/incumbent.hpp"

namespace yangxiao::station {

// Lagrange's relaxation: what a place gives is shared out over the candidates that reach it, so
// that the best candidates are chosen each by itself (R. Galvao, C. ReVelle, "A Lagrangean
// heuristic for the maximal covering location problem", European Journal of Operational Research
// 88, 1996). Tells the incumbent as it goes on; ends when the effort is spent, when nothing more is
// to be hoped for, or when the incumbent is proven. Where all weights are whole numbers, so is the
// bound.
void bound_cover(const CoverProblem& problem, const Choice& start, const Effort& effort,
                 Incumbent& incumbent);

}  // namespace yangxiao::station
