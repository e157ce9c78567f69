// How alike two texts are, by the pairs of characters that they have in common: words are not
// needed, which Chinese does not separate.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace yangxiao::report {

// The pairs of neighbouring letters, digits and ideographs of a text after folding, each once, in
// order of their numbers; a text of one character has that one. Blanks and punctuation divide. Two
// pairs may have one number, once in 2^32: nothing but a likeness depends on it.
std::vector<std::uint32_t> bigrams_of(std::string_view text);

// 2 |A and B| / (|A| + |B|) (Dice, "Measures of the Amount of Ecologic Association Between
// Species", 1945). Linear. 0 where one is empty.
double likeness_of(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}  // namespace yangxiao::report
