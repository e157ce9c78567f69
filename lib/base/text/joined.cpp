#include "base/text/joined.hpp"

#include <algorithm>

namespace yangxiao::text {

std::vector<std::string_view> words_joined(std::string_view joined) {
  std::vector<std::string_view> words;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find('|'), joined.size());
    words.push_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return words;
}

}  // namespace yangxiao::text
