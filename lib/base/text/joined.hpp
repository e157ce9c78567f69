// Words as one text, and back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace yangxiao::text {

// Any range of strings, with the separator between them.
template <class Words>
std::string joined(const Words& words, std::string_view separator = ", ") {
  return fmt::format("{}", fmt::join(words, separator));
}

// What is joined by '|' with another separator, as people read it.
std::string joined_anew(std::string joined, std::string_view separator = ", ");

// The words that are joined by '|', as the book and the lists of names keep them: none of an empty
// text. They stand in it.
std::vector<std::string_view> words_joined(std::string_view joined, char separator = '|');

}  // namespace yangxiao::text
