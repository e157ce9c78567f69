#include <doctest/doctest.h>

#include "report/state.hpp"

using namespace yangxiao::report;

TEST_CASE("a state is known by both names and by other words, whatever the letters") {
  for (std::size_t i = 0; i < kStates; ++i) {
    const auto state = static_cast<State>(i);
    CHECK(state_named(name_of(state)) == state);
    CHECK(state_named(chinese_name_of(state)) == state);
  }
  CHECK(state_named("OPEN") == State::filed);
  CHECK(state_named(" 办结 ") == State::resolved);
  CHECK(state_named("结案") == State::closed);
  CHECK(state_named("In Progress") == State::dispatched);
  CHECK(!state_named("gone"));
}

TEST_CASE("an import moves on along the life of a report and never back") {
  CHECK(is_later(State::closed, State::filed));
  CHECK(is_later(State::verified, State::resolved));
  CHECK(is_later(State::rejected, State::dispatched));
  CHECK(is_later(State::accepted, State::parked));
  CHECK(!is_later(State::filed, State::accepted));
  CHECK(!is_later(State::parked, State::accepted));
  for (const State over : {State::closed, State::rejected, State::withdrawn}) {
    for (std::size_t i = 0; i < kStates; ++i) CHECK(!is_later(static_cast<State>(i), over));
  }
}
