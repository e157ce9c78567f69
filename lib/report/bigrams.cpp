#include "report/bigrams.hpp"

#include <algorithm>

#include "base/text/code_point.hpp"
#include "base/text/fold.hpp"

namespace yangxiao::report {
namespace {

// Letters and digits of any script; what is neither divides.
bool is_word_character(char32_t value) {
  if (value < 0x80) {
    return (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z');
  }
  // General punctuation, and that of Chinese and Japanese (Unicode blocks).
  const bool is_punctuation = (value >= 0x2000 && value <= 0x206F) ||
                              (value >= 0x3000 && value <= 0x303F) ||
                              (value >= 0xFE30 && value <= 0xFE4F) || value <= 0xBF;
  return !is_punctuation;
}

// The golden ratio spreads the numbers (Knuth, TAOCP 3, 6.4).
constexpr std::uint32_t pair_of(char32_t first, char32_t second) {
  return (static_cast<std::uint32_t>(first) * 0x9E3779B1U) ^ static_cast<std::uint32_t>(second);
}

}  // namespace

std::vector<std::uint32_t> bigrams_of(std::string_view text) {
  const std::string folded = text::fold(text);
  std::vector<std::uint32_t> pairs;
  char32_t before = 0;  // 0: the character before divides
  std::size_t characters = 0;
  char32_t only = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const text::CodePoint point = text::code_point_at(folded, at);
    at += std::max<std::size_t>(point.length, 1);
    if (point.length == 0 || !is_word_character(point.value)) {
      before = 0;
      continue;
    }
    if (before != 0) pairs.push_back(pair_of(before, point.value));
    before = only = point.value;
    ++characters;
  }
  if (characters == 1) pairs.push_back(pair_of(0, only));
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

double likeness_of(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t common = 0;
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < a.size() && k < b.size()) {
    common += a[i] == b[k] ? 1 : 0;
    const bool steps_a = a[i] <= b[k];
    const bool steps_b = b[k] <= a[i];
    i += steps_a ? 1 : 0;
    k += steps_b ? 1 : 0;
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

}  // namespace yangxiao::report
