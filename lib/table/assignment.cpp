#include "table/assignment.hpp"

#include <algorithm>

#include "base/text/joined.hpp"
#include "base/text/nearest_word.hpp"

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

Error unknown_field(const std::string& word, std::span<const std::string_view> known) {
  const auto nearest = text::nearest_word(word, known);
  return {Problem::field_unknown,
          {word, nearest ? std::string(known[*nearest]) : "", text::joined(known)},
          {}};
}

}  // namespace yangxiao::table
