#include "base/text/sought_word.hpp"

#include <algorithm>

#include "base/text/fold.hpp"

namespace yangxiao::text {

SoughtWord::SoughtWord(std::string folded) : word_(std::move(folded)) {
  if (looks_like_pinyin(word_)) pinyin_.emplace(word_);
}

std::size_t SoughtWord::find_in(std::string_view folded) const {
  const std::size_t written = folded.find(word_);
  // npos is the largest number.
  return pinyin_ ? std::min(written, pinyin_->find_in(folded)) : written;
}

std::vector<SoughtWord> sought_words(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<SoughtWord> words;
  for (std::string_view rest = folded; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (end > 0) words.emplace_back(std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

}  // namespace yangxiao::text
