// Whether a text looks like another: 0 stands for any digit, + for a sign, all else for itself.
#pragma once

#include <algorithm>
#include <string_view>

namespace yangxiao::text {

inline bool has_shape(std::string_view text, std::string_view shape) {
  return text.size() == shape.size() &&
         std::equal(text.begin(), text.end(), shape.begin(), [](char c, char wanted) {
           if (wanted == '0') return c >= '0' && c <= '9';
           return c == wanted || (wanted == '+' && c == '-');
         });
}

}  // namespace yangxiao::text
