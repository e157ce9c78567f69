#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "report/step.hpp"

using namespace yangxiao::report;

namespace {

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::optional<Step> step_named(const std::string& name) {
  for (std::size_t i = 0; i < kStepKinds; ++i) {
    if (name_of(static_cast<Step>(i)) == name) return static_cast<Step>(i);
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("every step leads from every state where the table says, or is refused") {
  std::ifstream file(YANGXIAO_SOURCE "/tests/unit/report_steps.txt");
  std::string line;
  std::getline(file, line);  // the comment
  std::getline(file, line);
  const auto states = words_of(line);
  REQUIRE(states.size() == kStates + 1);
  std::size_t rows = 0;
  std::size_t allowed = 0;
  while (std::getline(file, line)) {
    const auto words = words_of(line);
    REQUIRE(words.size() == kStates + 1);
    const auto step = step_named(words[0]);
    REQUIRE(step);
    for (std::size_t i = 1; i < words.size(); ++i) {
      CAPTURE(words[0]);
      CAPTURE(states[i]);
      const auto from = state_named(states[i]);
      REQUIRE(from);
      const auto to = target_of(*step, *from);
      CHECK((to ? std::string(name_of(*to)) : "-") == words[i]);
      allowed += to ? 1 : 0;
    }
    ++rows;
  }
  CHECK(rows == kStepKinds);
  std::size_t listed = 0;
  for (std::size_t i = 0; i < kStates; ++i) listed += steps_from(static_cast<State>(i)).size();
  CHECK(listed == allowed);
}
