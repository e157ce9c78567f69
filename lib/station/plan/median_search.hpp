// A good choice for a median problem: greedy, then interchange.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "station/plan/choice.hpp"
#include "station/plan/effort.hpp"
#include "station/plan/incumbent.hpp"
#include "station/plan/median_problem.hpp"

namespace yangxiao::station {

// Of `some`, one after another, each the one that shortens the ways most that are left with `first`
// and those before it; of several as good the first of `some`. So many of them, or all.
Ordered greedy_median(const MedianProblem& problem, std::span<const std::uint32_t> first,
                      std::span<const std::uint32_t> some, std::size_t count);

// What becomes of the ways to the nearest with one more.
void bring_in(const MedianProblem& problem, std::uint32_t candidate, std::vector<double>& nearest);
// What the ways to these come to.
double cost_of(const MedianProblem& problem, std::span<const std::uint32_t> chosen);

// Looks at one candidate after another with the chosen one for which it would best stand in (R.
// Whitaker, "A fast algorithm for the greedy interchange for large-scale clustering and median
// location problems", INFOR 21, 1983: O(places + choose) a candidate), and takes exchanges that
// lose by chance, as improve_cover() does. The same seed and a counted effort give the same choice.
Choice improve_median(const MedianProblem& problem, const Choice& start, const Effort& effort,
                      std::uint64_t seed, Incumbent& incumbent);

}  // namespace yangxiao::station
