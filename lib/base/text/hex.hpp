// Bytes as hexadecimal digits, two a byte, the higher one first.
#pragma once

#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yangxiao::text {

inline std::string to_hex(std::span<const unsigned char> bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : bytes) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

// Small and capital letters. Nothing: these are not n bytes.
template <std::size_t n>
std::optional<std::array<unsigned char, n>> from_hex(std::string_view hex) {
  std::array<unsigned char, n> bytes{};
  if (hex.size() != 2 * n) return std::nullopt;
  for (std::size_t i = 0; i < n; ++i) {
    const char* pair = hex.data() + 2 * i;
    const auto read = std::from_chars(pair, pair + 2, bytes[i], 16);
    if (read.ec != std::errc() || read.ptr != pair + 2) return std::nullopt;
  }
  return bytes;
}

}  // namespace yangxiao::text
