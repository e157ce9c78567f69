// An explanation as a page: facts in their order, some of them steps of an arithmetic. People read
// the texts; a machine gets each fact with its kind, its points and what it refers to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/result.hpp"
#include "cli/language.hpp"
#include "cli/session.hpp"

namespace yangxiao::cmd::points {

class Explanation {
 public:
  // What it is about.
  void about(std::string reference, std::string text);
  // `kind` is a stable name; `reference` names a report, a transfer, a rule; empty: nothing.
  void fact(std::string_view kind, std::string reference, std::string text);
  // The same with points that the text names.
  void fact(std::string_view kind, std::string reference, std::int64_t points, std::string text);
  // One line of the arithmetic: "+ 5  the first of 2 people".
  void step(std::string_view kind, std::string sign, std::int64_t points, std::string text);

  // As --format says.
  Status print(cli::Session& session) const;

 private:
  struct Fact {
    std::string_view kind;
    std::string reference;
    std::optional<std::int64_t> points;
    std::string sign;  // of a step: "", "+", "x", "=", ...
    std::string text;
    int depth = 1;  // 0: what it is about; 2: a step
  };
  std::vector<Fact> facts_;
};

// A text with its arguments, in the reader's language.
template <typename... Arguments>
std::string said(const char* text, const Arguments&... arguments) {
  return fmt::format(fmt::runtime(cli::tr(text)), arguments...);
}

}  // namespace yangxiao::cmd::points
