#include "report/step.hpp"

#include <array>

namespace yangxiao::report {
namespace {

constexpr std::array<std::string_view, kStepKinds> kNames = {
    "accept", "dispatch", "return", "resolve", "verify", "close", "reject", "withdraw",
    "park",   "reopen",   "extend", "call",    "arrive", "leave", "set",    "note"};

constexpr unsigned bit_of(State state) { return 1U << static_cast<unsigned>(state); }

constexpr unsigned kBeforeResolved = bit_of(State::filed) | bit_of(State::accepted) |
                                     bit_of(State::dispatched) | bit_of(State::parked);
constexpr unsigned kOpen = kBeforeResolved | bit_of(State::resolved);

// From which states, and to which one; nothing: the state stays.
struct Rule {
  unsigned from;
  std::optional<State> to;
};
constexpr std::array<Rule, kStepKinds> kRules = {{
    {bit_of(State::filed), State::accepted},                                   // accept
    {bit_of(State::accepted) | bit_of(State::dispatched), State::dispatched},  // dispatch
    {bit_of(State::dispatched) | bit_of(State::resolved), State::accepted},    // send_back
    {bit_of(State::accepted) | bit_of(State::dispatched), State::resolved},    // resolve
    {bit_of(State::resolved), State::verified},                                // verify
    {bit_of(State::resolved) | bit_of(State::verified), State::closed},        // close
    {kOpen | bit_of(State::verified), State::rejected},                        // reject
    {kBeforeResolved, State::withdrawn},                                       // withdraw
    {kBeforeResolved, State::parked},                                          // park
    {bit_of(State::resolved) | bit_of(State::verified) | bit_of(State::closed) |
         bit_of(State::rejected) | bit_of(State::withdrawn),
     State::accepted},      // reopen
    {kOpen, std::nullopt},  // extend
    {kOpen, std::nullopt},  // call
    {kOpen, std::nullopt},  // arrive
    {kOpen, std::nullopt},  // leave
    {kOpen, std::nullopt},  // set
    {kOpen, std::nullopt},  // note
}};

}  // namespace

std::string_view name_of(Step step) { return kNames[static_cast<std::size_t>(step)]; }

std::optional<State> target_of(Step step, State from) {
  const Rule& rule = kRules[static_cast<std::size_t>(step)];
  if ((rule.from & bit_of(from)) == 0) return std::nullopt;
  return rule.to.value_or(from);
}

std::vector<Step> steps_from(State from) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < kStepKinds; ++i) {
    const auto step = static_cast<Step>(i);
    if (target_of(step, from)) steps.push_back(step);
  }
  return steps;
}

}  // namespace yangxiao::report
