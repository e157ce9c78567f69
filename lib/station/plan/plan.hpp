// Where the next stations should stand, and which ones would be missed least.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "station/plan/effort.hpp"
#include "station/plan/ways.hpp"

namespace yangxiao::station {

enum class Objective : std::uint8_t {
  cover,    // as much weight as possible within reach
  distance  // ways as short as possible, weights times metres added up
};

enum class Change : std::uint8_t {
  add,   // candidates are where stations could stand, beside those that are kept
  close  // candidates are the stations that stand; nothing is kept beside them
};

struct PlanRequest {
  Objective objective = Objective::cover;
  double within = 0;  // metres that count as covered
  Change change = Change::add;
  std::size_t count = 0;  // how many are added or closed; from 1
};

struct Plan {
  // Candidates: of those to be added the one that does most first, of those to be closed the one
  // that is missed least.
  std::vector<std::uint32_t> chosen;
  // What each adds or takes away: weight, or metres times weight; infinite while some place is not
  // reached without it.
  std::vector<double> gains;
  double demand = 0;     // the weight of all places
  double now = 0;        // the objective as things stand; infinite: a place is unreached
  double kept = 0;       // the objective with the kept stations alone
  double objective = 0;  // what it becomes: covered weight, or metres times weight
  double bound = 0;      // no choice does better
  double covered = 0;    // weight within reach, whatever the objective is

  // How much better a choice could be at most, as a share of how much better any could be than the
  // kept stations alone; where those leave a place unreached, of the bound. 0 where it is proven to
  // be the best.
  double gap() const;
};

// Of stations to be added those that would cover nothing more are left out. Errors:
// plan_too_many, plan_too_large; for distances place_unreached (no candidate and no kept station
// reaches it), plan_leaves_out (the best choice that was found does not reach all).
Result<Plan> make_plan(const Ways& ways, const PlanRequest& request, const Effort& effort,
                       unsigned threads);

}  // namespace yangxiao::station
