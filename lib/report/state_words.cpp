#include "report/state_words.hpp"

#include "base/text/fold.hpp"

namespace yangxiao::report {

Result<StateWords> StateWords::of(std::span<const ConfigWords> config) {
  StateWords words;
  for (const ConfigWords& one : config) {
    const auto state = state_named(one.name);
    if (!state || name_of(*state) != one.name) {
      return Error{Problem::config_value_bad, {one.name, states_known()}, one.place};
    }
    for (const std::string& word : one.words) {
      const auto other = words.named(word);
      if (other && *other != *state) {
        return Error{Problem::config_value_bad,
                     {one.name, word + " = " + std::string(name_of(*other))},
                     one.place};
      }
      words.words_[static_cast<std::size_t>(*state)].push_back(word);
    }
  }
  return words;
}

std::optional<State> StateWords::named(std::string_view word) const {
  const std::string folded = text::fold(word);
  for (std::size_t i = 0; i < kStates; ++i) {
    for (const std::string& own : words_[i]) {
      if (text::fold(own) == folded) return static_cast<State>(i);
    }
  }
  return state_named(word);
}

std::string StateWords::text() const {
  std::string text;
  for (const auto& words : words_) {
    for (const std::string& word : words) text += word + '|';
    text += '\n';
  }
  return text;
}

std::string_view StateWords::word_for(State state) const {
  const auto& words = words_[static_cast<std::size_t>(state)];
  return words.empty() ? std::string_view() : std::string_view(words.front());
}

}  // namespace yangxiao::report
