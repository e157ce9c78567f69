// What people type to find a text: words, each of which stands in it somewhere, as it is written or
// by the Latin letters that one types for it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text/pinyin.hpp"

namespace yangxiao::text {

class SoughtWord {
 public:
  explicit SoughtWord(std::string folded);

  // Where it stands first in a folded text, counted in bytes; npos: nowhere.
  std::size_t find_in(std::string_view folded) const;

 private:
  std::string word_;
  std::optional<PinyinQuery> pinyin_;
};

// The words of a text, which are separated by white space.
std::vector<SoughtWord> sought_words(std::string_view text);

}  // namespace yangxiao::text
