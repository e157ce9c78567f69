// What an office calls the states, beside their names: its config says so.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/config.hpp"
#include "base/result.hpp"
#include "report/state.hpp"

namespace yangxiao::report {

class StateWords {
 public:
  // Errors: config_value_bad, at its place: no state, or a word that means another one.
  static Result<StateWords> of(std::span<const ConfigWords> config);

  // By the office's words, then state_named().
  std::optional<State> named(std::string_view word) const;
  // All of them, as one text: what a file means depends on it.
  std::string text() const;
  // The office's first word for it; empty: it has none.
  std::string_view word_for(State state) const;

 private:
  std::array<std::vector<std::string>, kStates> words_;
};

}  // namespace yangxiao::report
