#include "base/text/checked_code.hpp"

#include <algorithm>

#include "base/text/crockford.hpp"

namespace yangxiao::text {
namespace {

// By the generator of GF(32) modulo x^5 + x^2 + 1.
unsigned times_generator(unsigned value) {
  value <<= 1U;
  return (value & 32U) != 0 ? (value ^ 0b100101U) : value;
}

char check_of(std::string_view digits) {
  unsigned sum = 0;
  for (const char digit : digits) {
    sum = times_generator(sum) ^ static_cast<unsigned>(kCrockford.find(digit));
  }
  return kCrockford[times_generator(sum)];
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// Capitals, without spaces and hyphens, and what is no digit here put right, but for some
// characters at the front.
std::string as_written(std::string_view text, std::size_t front) {
  std::string code;
  for (const char raw : text) {
    char c = upper(raw);
    if (c == ' ' || c == '-') continue;
    if (code.size() >= front && c == 'O') c = '0';
    if (code.size() >= front && (c == 'I' || c == 'L')) c = '1';
    code.push_back(c);
  }
  return code;
}

// Whether the last character is the check of those before it.
bool holds(std::string_view word) {
  const std::string_view digits = word.substr(0, word.size() - 1);
  const bool is_written = digits.find_first_not_of(kCrockford) == std::string_view::npos;
  return is_written && check_of(digits) == word.back();
}

}  // namespace

std::string checked_code(char letter, std::uint64_t number) {
  std::string digits;
  do {
    digits.push_back(kCrockford[number % 32]);
    number /= 32;
  } while (number > 0);
  std::reverse(digits.begin(), digits.end());
  return letter + digits + check_of(digits);
}

std::optional<std::string> read_checked_code(char letter, std::string_view text) {
  const std::string code = as_written(text, 1);
  if (code.size() < 3 || code.size() > 16 || code[0] != letter) return std::nullopt;
  if (!holds(std::string_view(code).substr(1))) return std::nullopt;
  return code;
}

std::string checked_word(std::string digits) {
  digits += check_of(digits);
  return digits;
}

std::string in_halves(std::string_view word) {
  if (word.empty()) return {};
  const std::size_t half = word.size() / 2;
  return std::string(word.substr(0, half)) + "-" + std::string(word.substr(half));
}

std::optional<std::string> read_checked_word(std::string_view text, std::size_t digits) {
  std::string code = as_written(text, 0);
  if (code.size() != digits + 1 || !holds(code)) return std::nullopt;
  return code;
}

std::optional<std::int64_t> number_of_checked_code(char letter, std::string_view text) {
  const auto code = read_checked_code(letter, text);
  if (!code || code->size() > 14) return std::nullopt;  // 12 digits are 60 bits
  std::int64_t number = 0;
  for (const char digit : code->substr(1, code->size() - 2)) {
    number = number * 32 + static_cast<std::int64_t>(kCrockford.find(digit));
  }
  return number;
}

}  // namespace yangxiao::text
