#include "table/xlsx_number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "calendar/civil.hpp"

namespace yangxiao::table {
namespace {

using Kind = NumberFormat::Kind;

// 1970-01-01 in days of the two systems. The first counts 1900-02-29, which never was.
constexpr int kEpoch1900 = 25569;
constexpr int kEpoch1904 = 24107;

std::string plain_text(double number) {
  std::array<char, 400> digits;
  const auto written =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
  return {digits.data(), written.ptr};
}

std::string date_text(double number, Kind kind, bool epoch_1904) {
  const auto seconds = static_cast<std::int64_t>(std::llround(number * 86'400.0));
  const std::int64_t days = seconds / 86'400;
  const std::int64_t second = seconds % 86'400;
  const std::string clock =
      second % 60 == 0
          ? fmt::format("{:02}:{:02}", second / 3600, second / 60 % 60)
          : fmt::format("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
  if (kind == Kind::time || (days == 0 && second > 0)) return clock;
  const std::string date =
      calendar::to_text(calendar::day_of(days - (epoch_1904 ? kEpoch1904 : kEpoch1900)));
  return second == 0 ? date : date + " " + clock;
}

}  // namespace

NumberFormat builtin_format(int id) {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 54) || id == 36 ||
      id == 57 || id == 58) {
    return {Kind::date, 0};
  }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 ||
      id == 56) {
    return {Kind::time, 0};
  }
  return {id == 22 ? Kind::date_time : Kind::plain, 0};
}

NumberFormat custom_format(std::string_view code) {
  if (!code.empty() && code.find_first_not_of('0') == std::string_view::npos) {
    return {Kind::zeros, code.size()};
  }
  bool in_quotes = false;
  bool in_brackets = false;
  bool has_date = false;
  bool has_time = false;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '\\') {
      ++i;
    } else if (c == '"') {
      in_quotes = !in_quotes;
    } else if (c == '[' || c == ']') {
      in_brackets = c == '[';
    } else if (!in_quotes && !in_brackets) {
      has_date = has_date || c == 'y' || c == 'Y' || c == 'd' || c == 'D';
      has_time = has_time || c == 'h' || c == 'H' || c == 's' || c == 'S';
    }
  }
  if (has_date) return {has_time ? Kind::date_time : Kind::date, 0};
  return {has_time ? Kind::time : Kind::plain, 0};
}

std::string number_text(std::string_view stored, NumberFormat format, bool epoch_1904) {
  double number = 0;
  const auto [end, code] = std::from_chars(stored.data(), stored.data() + stored.size(), number);
  if (code != std::errc() || end != stored.data() + stored.size() || !std::isfinite(number) ||
      std::fabs(number) > 1e21) {
    return std::string(stored);
  }
  const bool is_date = format.kind != Kind::plain && format.kind != Kind::zeros;
  // Past 9999-12-31 a number is no date.
  if (is_date && number >= 0 && number < 2'958'466)
    return date_text(number, format.kind, epoch_1904);
  std::string text = plain_text(number);
  if (format.kind == Kind::zeros && text.size() < format.width && text[0] != '-' &&
      text.find('.') == std::string::npos) {
    text.insert(0, format.width - text.size(), '0');
  }
  return text;
}

}  // namespace yangxiao::table
