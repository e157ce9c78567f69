// FIELD=VALUE, as a person types one cell of a row with the header that it would stand under.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace yangxiao::table {

struct Assignment {
  std::string field;
  std::string value;
};

// Splits at the first '=' or '＝'. Errors: assignment_bad where there is none, or nothing before
// it.
Result<Assignment> parse_assignment(const std::string& text);

// field_unknown, with the nearest of the fields that there are, and all of them.
Error unknown_field(const std::string& word, std::span<const std::string_view> known);

}  // namespace yangxiao::table
