// A word that is a whole number and nothing else.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>

namespace yangxiao::text {

// In plain decimal digits, a minus before them where the type has one; nothing where it is another
// word, or too large.
template <std::integral Number = std::int64_t>
std::optional<Number> whole_number(std::string_view word) {
  Number number = 0;
  const char* end = word.data() + word.size();
  const auto [stopped, error] = std::from_chars(word.data(), end, number);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return number;
}

}  // namespace yangxiao::text
