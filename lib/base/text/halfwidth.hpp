// The wide forms that Chinese input methods write, as the plain characters that they stand for.
#pragma once

#include <string>
#include <string_view>

namespace yangxiao::text {

// Replaces the full-width forms U+FF01..U+FF5E by the ASCII characters that they stand for and the
// ideographic space U+3000 by a space. Everything else stays, bytes that are not UTF-8 included.
// Linear.
std::string to_halfwidth(std::string_view text);

// Without spaces, tabs, line breaks and ideographic spaces at either end.
std::string_view trimmed(std::string_view text);

}  // namespace yangxiao::text
