#include "table/cell_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace yangxiao::table {
namespace {

// The longest double in fixed notation: 309 digits before the point or 1074 behind it.
constexpr std::size_t kLongestFixed = 1100;

void append_real(std::string& text, double number, int decimals) {
  std::array<char, kLongestFixed> digits;
  char* const begin = digits.data();
  char* const limit = begin + digits.size();
  const auto written =
      decimals < 0 ? std::to_chars(begin, limit, number, std::chars_format::fixed)
                   : std::to_chars(begin, limit, number, std::chars_format::fixed, decimals);
  text.append(begin, written.ptr);
}

}  // namespace

void append_cell(std::string& text, const Value& value, int decimals) {
  if (const auto* string = std::get_if<std::string_view>(&value)) {
    text += *string;
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    text += std::to_string(*number);
  } else if (const auto* real = std::get_if<double>(&value)) {
    if (std::isfinite(*real)) append_real(text, *real, decimals);
  } else if (const auto* yes = std::get_if<bool>(&value)) {
    text += *yes ? "true" : "false";
  } else if (const auto* list = std::get_if<std::span<const std::string_view>>(&value)) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      if (i > 0) text += '|';
      text += (*list)[i];
    }
  }
}

}  // namespace yangxiao::table
