#include "base/text/checked_code.hpp"

#include <algorithm>

namespace yangxiao::text {
namespace {

// Douglas Crockford, "Base 32" (2002): no I, L, O, U.
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// By the generator of GF(32) modulo x^5 + x^2 + 1.
unsigned times_generator(unsigned value) {
  value <<= 1U;
  return (value & 32U) != 0 ? (value ^ 0b100101U) : value;
}

char check_of(std::string_view digits) {
  unsigned sum = 0;
  for (const char digit : digits) {
    sum = times_generator(sum) ^ static_cast<unsigned>(kAlphabet.find(digit));
  }
  return kAlphabet[times_generator(sum)];
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string checked_code(char letter, std::uint64_t number) {
  std::string digits;
  do {
    digits.push_back(kAlphabet[number % 32]);
    number /= 32;
  } while (number > 0);
  std::reverse(digits.begin(), digits.end());
  return letter + digits + check_of(digits);
}

std::optional<std::string> read_checked_code(char letter, std::string_view text) {
  std::string code;
  for (const char raw : text) {
    char c = upper(raw);
    if (c == ' ' || c == '-') continue;
    if (!code.empty() && c == 'O') c = '0';
    if (!code.empty() && (c == 'I' || c == 'L')) c = '1';
    code.push_back(c);
  }
  if (code.size() < 3 || code.size() > 16 || code[0] != letter) return std::nullopt;
  const std::string_view digits = std::string_view(code).substr(1, code.size() - 2);
  if (digits.find_first_not_of(kAlphabet) != std::string_view::npos) return std::nullopt;
  if (check_of(digits) != code.back()) return std::nullopt;
  return code;
}

std::optional<std::int64_t> number_of_checked_code(char letter, std::string_view text) {
  const auto code = read_checked_code(letter, text);
  if (!code || code->size() > 14) return std::nullopt;  // 12 digits are 60 bits
  std::int64_t number = 0;
  for (const char digit : code->substr(1, code->size() - 2)) {
    number = number * 32 + static_cast<std::int64_t>(kAlphabet.find(digit));
  }
  return number;
}

}  // namespace yangxiao::text
