#include "table/assignment.hpp"

#include <algorithm>
#include <string_view>

namespace yangxiao::table {

Result<Assignment> parse_assignment(const std::string& text) {
  // A Chinese keyboard types the wide one.
  constexpr std::string_view kWide = "＝";
  const std::size_t equals = std::min(text.find('='), text.find(kWide));
  if (equals == std::string::npos || equals == 0) {
    return Error{Problem::assignment_bad, {text}, {}};
  }
  const std::size_t length = text[equals] == '=' ? 1 : kWide.size();
  return Assignment{text.substr(0, equals), text.substr(equals + length)};
}

}  // namespace yangxiao::table
