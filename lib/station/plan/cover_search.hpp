// A good choice for a covering problem: greedy, then interchange.
#pragma once

#include <cstdint>
#include <span>

#include "station/plan/choice.hpp"
#include "station/plan/cover_problem.hpp"
#include "station/plan/effort.hpp"
#include "station/plan/incumbent.hpp"

namespace yangxiao::station {

// Of `some`, one after another, each the one that covers most of what neither `first` nor those
// before it cover; of several as good the first of `some`. So many of them, or all.
Ordered greedy_cover(const CoverProblem& problem, std::span<const std::uint32_t> first,
                     std::span<const std::uint32_t> some, std::size_t count);

// Gives up chosen candidates for others near them and now and then far away; an exchange that loses
// is made by chance, less and less often (S. Kirkpatrick, C. Gelatt, M. Vecchi, "Optimization by
// simulated annealing", Science 220, 1983). Ends when the effort is spent or the incumbent is
// proven. The same seed and a counted effort give the same choice.
Choice improve_cover(const CoverProblem& problem, const Choice& start, const Effort& effort,
                     std::uint64_t seed, Incumbent& incumbent);

}  // namespace yangxiao::station
