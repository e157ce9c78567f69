// Words as one text.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace yangxiao::text {

// Any range of strings, with the separator between them.
template <class Words>
std::string joined(const Words& words, std::string_view separator = ", ") {
  return fmt::format("{}", fmt::join(words, separator));
}

}  // namespace yangxiao::text
