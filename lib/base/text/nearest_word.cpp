#include "base/text/nearest_word.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text/code_point.hpp"

namespace yangxiao::text {
namespace {

// Bytes that are not UTF-8 count as characters that equal only themselves.
std::u32string characters_of(std::string_view word) {
  constexpr char32_t beyond_unicode = 0x110000;
  std::u32string characters;
  for (std::size_t at = 0; at < word.size();) {
    CodePoint point = code_point_at(word, at);
    if (point.length == 0) point = {beyond_unicode + static_cast<unsigned char>(word[at]), 1};
    if (point.value >= U'A' && point.value <= U'Z') point.value |= 0x20;
    characters.push_back(point.value);
    at += point.length;
  }
  return characters;
}

// Three rows of the table of Damerau and Levenshtein, kept between words to save allocations.
class Distance {
 public:
  std::size_t operator()(const std::u32string& from, const std::u32string& to) {
    for (auto* row : {&before_, &last_, &row_}) row->resize(to.size() + 1);
    for (std::size_t k = 0; k <= to.size(); ++k) row_[k] = k;
    for (std::size_t line = 1; line <= from.size(); ++line) {
      std::swap(before_, last_);
      std::swap(last_, row_);
      row_[0] = line;
      for (std::size_t k = 1; k <= to.size(); ++k) {
        const bool is_same = from[line - 1] == to[k - 1];
        const bool is_swapped =
            line > 1 && k > 1 && from[line - 1] == to[k - 2] && from[line - 2] == to[k - 1];
        row_[k] = std::min({last_[k] + 1, row_[k - 1] + 1, last_[k - 1] + (is_same ? 0 : 1)});
        if (is_swapped) row_[k] = std::min(row_[k], before_[k - 2] + 1);
      }
    }
    return row_[to.size()];
  }

 private:
  std::vector<std::size_t> before_, last_, row_;
};

}  // namespace

std::optional<std::size_t> nearest_word(std::string_view word,
                                        std::span<const std::string_view> known) {
  const std::u32string typed = characters_of(word);
  if (typed.empty()) return std::nullopt;
  std::vector<std::u32string> candidates;
  for (const std::string_view candidate : known) candidates.push_back(characters_of(candidate));
  const auto begins = [&](const std::u32string& candidate) { return candidate.starts_with(typed); };
  const bool is_clear = std::count_if(candidates.begin(), candidates.end(), begins) == 1;

  Distance distance;
  std::optional<std::size_t> nearest;
  std::size_t bound = std::max<std::size_t>(1, typed.size() / 3) + 1;  // what is nearer is taken
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    const std::u32string& candidate = candidates[k];
    const std::size_t shorter = std::min(typed.size(), candidate.size());
    const std::size_t longer = std::max(typed.size(), candidate.size());
    std::size_t edits = longer - shorter;
    if (edits < bound) edits = distance(typed, candidate);
    if (is_clear && begins(candidate)) edits = std::min<std::size_t>(edits, 1);
    if (edits >= bound) continue;
    bound = edits;
    nearest = k;
  }
  return nearest;
}

}  // namespace yangxiao::text
