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

// Whether a file's name has this ending (in small letters), however it is written: A.PDF has
// ".pdf".
inline bool has_ending(std::string_view name, std::string_view ending) {
  return ascii_lowered(name).ends_with(ending);
}

}  // namespace yangxiao::text
