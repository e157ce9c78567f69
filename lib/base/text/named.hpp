// From the name of a value to the value, where the names stand in the order of an enumeration.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace yangxiao::text {

template <typename Value, std::size_t n>
std::optional<Value> named(const std::array<std::string_view, n>& names, std::string_view word) {
  for (std::size_t i = 0; i < n; ++i) {
    if (names[i] == word) return static_cast<Value>(i);
  }
  return std::nullopt;
}

}  // namespace yangxiao::text
