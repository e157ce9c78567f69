// Capital letters of ASCII made small; other characters stay, in any locale.
#pragma once

#include <string>
#include <string_view>

namespace yangxiao::text {

inline std::string ascii_lowered(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace yangxiao::text
