// The states of a report. They are few and fixed; a duplicate is a link to another report, not a
// state.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace yangxiao::report {

// The numbers are those in the book.
enum class State : std::uint8_t {
  filed,
  accepted,
  dispatched,
  resolved,
  verified,
  closed,
  rejected,
  withdrawn,
  parked,
};
inline constexpr std::size_t kStates = 9;

// The stable English name.
std::string_view name_of(State state);
// 待受理 and the like: what people call it in Chinese.
std::string_view chinese_name_of(State state);
// Every state by both names: "filed 待受理, accepted 已受理, ...".
std::string states_known();
// By either name, or another common word in either language; `open` is filed. Compared folded.
std::optional<State> state_named(std::string_view word);

// Whether one state comes later in a report's life than another: what an import may move it to.
// From closed, rejected and withdrawn nothing follows; from parked whatever follows filed.
bool is_later(State state, State than);

// Whether somebody still has to do something.
constexpr bool is_open(State state) { return state <= State::resolved || state == State::parked; }

constexpr bool is_turned_down(State state) {
  return state == State::rejected || state == State::withdrawn;
}

}  // namespace yangxiao::report
