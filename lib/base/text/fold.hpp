// One form for everything that is written differently and means the same, for comparing and
// finding.
#pragma once

#include <string>
#include <string_view>

namespace yangxiao::text {

// Full-width forms become half-width, capitals small, traditional Chinese characters simplified
// (each for itself, whatever the word); a run of white space of any kind becomes one space, none at
// the ends. Bytes that are not UTF-8 stay as they are. Folding what is folded changes nothing.
std::string fold(std::string_view utf8);

}  // namespace yangxiao::text
