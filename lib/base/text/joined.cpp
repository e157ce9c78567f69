#include "base/text/joined.hpp"

#include <algorithm>

namespace yangxiao::text {

std::string joined_anew(std::string joined, std::string_view separator) {
  for (std::size_t at = 0; (at = joined.find('|', at)) != std::string::npos;) {
    joined.replace(at, 1, separator);
    at += separator.size();
  }
  return joined;
}

std::vector<std::string_view> words_joined(std::string_view joined, char separator) {
  std::vector<std::string_view> words;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find(separator), joined.size());
    words.push_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return words;
}

}  // namespace yangxiao::text
