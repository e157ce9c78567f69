// FIELD=VALUE, as a person types one cell of a row with the header that it would stand under.
#pragma once

#include <string>

#include "base/result.hpp"

namespace yangxiao::table {

struct Assignment {
  std::string field;
  std::string value;
};

// Splits at the first '=' or '＝'. Errors: assignment_bad where there is none, or nothing before
// it.
Result<Assignment> parse_assignment(const std::string& text);

}  // namespace yangxiao::table
