// A plan: a choice, and how good any choice could be.
#pragma once

#include "station/plan/choice.hpp"
#include "station/plan/cover_problem.hpp"
#include "station/plan/effort.hpp"
#include "station/plan/incumbent.hpp"
#include "station/plan/median_problem.hpp"

namespace yangxiao::station {

struct Solved {
  Choice choice;     // in no order
  double bound = 0;  // nothing costs less
  bool is_proven = false;
};

// Several searches at once, each with a seed of its own, and a bound, on so many threads. Where
// effort is counted each search makes all of its steps, and the plan is the same on every machine;
// where it is time, the bound has a part of it, and all end when the best is proven to be so.
Solved solve(const CoverProblem& problem, const Effort& effort, unsigned threads);
Solved solve(const MedianProblem& problem, const Effort& effort, unsigned threads);

}  // namespace yangxiao::station
