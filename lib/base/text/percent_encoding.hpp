// Texts within an address of the web.
#pragma once

#include <string>
#include <string_view>

namespace yangxiao::text {

// RFC 3986: everything but unreserved characters, byte by byte.
std::string percent_encoded(std::string_view text);

}  // namespace yangxiao::text
