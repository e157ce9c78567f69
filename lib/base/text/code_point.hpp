// UTF-8 one code point at a time, strict: no surrogates, no overlong forms, nothing past U+10FFFF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace yangxiao::text {

struct CodePoint {
  char32_t value = 0;
  std::uint8_t length = 0;  // bytes; 0 where the bytes are not UTF-8
};

// The code point that begins at `at`, which lies inside the text.
inline CodePoint code_point_at(std::string_view utf8, std::size_t at) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(utf8[at + k]); };
  const auto continues = [&](std::size_t k) { return (byte(k) & 0xC0) == 0x80; };
  const auto bits = [&](std::size_t k) { return static_cast<char32_t>(byte(k) & 0x3F); };
  const unsigned char lead = byte(0);
  const std::size_t left = utf8.size() - at;
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4) return {};
  if (lead < 0xE0) {
    if (left < 2 || !continues(1)) return {};
    return {static_cast<char32_t>((lead & 0x1F) << 6) | bits(1), 2};
  }
  if (lead < 0xF0) {
    if (left < 3 || !continues(1) || !continues(2)) return {};
    const char32_t value = static_cast<char32_t>((lead & 0x0F) << 12) | bits(1) << 6 | bits(2);
    if (value < 0x800 || (value >= 0xD800 && value < 0xE000)) return {};
    return {value, 3};
  }
  if (left < 4 || !continues(1) || !continues(2) || !continues(3)) return {};
  const char32_t value =
      static_cast<char32_t>((lead & 0x07) << 18) | bits(1) << 12 | bits(2) << 6 | bits(3);
  if (value < 0x10000 || value > 0x10FFFF) return {};
  return {value, 4};
}

inline bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::uint8_t length = code_point_at(text, at).length;
    if (length == 0) return false;
    at += length;
  }
  return true;
}

// `value` is a code point that UTF-8 can hold.
inline void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  const auto put_tail = [&](unsigned shift) { put(0x80 | (value >> shift & 0x3F)); };
  if (value < 0x80) return put(value);
  if (value < 0x800) {
    put(0xC0 | value >> 6);
    return put_tail(0);
  }
  if (value < 0x10000) {
    put(0xE0 | value >> 12);
    put_tail(6);
    return put_tail(0);
  }
  put(0xF0 | value >> 18);
  put_tail(12);
  put_tail(6);
  put_tail(0);
}

}  // namespace yangxiao::text
