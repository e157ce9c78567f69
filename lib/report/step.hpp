// What can be done with a report, and where it leads: the whole life of a report as one table.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "report/state.hpp"

namespace yangxiao::report {

enum class Step : std::uint8_t {
  accept,
  dispatch,
  send_back,  // `return` on the command line
  resolve,
  verify,
  close,
  reject,
  withdraw,
  park,
  reopen,
  extend,
  call,
  arrive,
  leave,
  set,
  note,
};
inline constexpr std::size_t kStepKinds = 16;

// The verb, which is also the kind of the event.
std::string_view name_of(Step step);

// Where a step leads from a state, which may be that state itself; nothing: it is not allowed.
std::optional<State> target_of(Step step, State from);

// The steps that a state allows, in the order above.
std::vector<Step> steps_from(State from);

}  // namespace yangxiao::report
