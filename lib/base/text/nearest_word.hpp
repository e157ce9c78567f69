// What somebody meant who typed a word that nobody knows: for "did you mean".
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace yangxiao::text {

// The place in `known` of the word that is the fewest edits away; of several the first. An edit
// adds, drops or changes a character or swaps two neighbours; ASCII capitals do not count. A word
// that is the beginning of exactly one known word is one edit away from it, however much is
// missing. Nothing where all are farther than a third of the word's characters (one edit is always
// near).
std::optional<std::size_t> nearest_word(std::string_view word,
                                        std::span<const std::string_view> known);

}  // namespace yangxiao::text
