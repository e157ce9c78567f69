#include "base/text/xml_characters.hpp"

#include <algorithm>

namespace yangxiao::text {

std::string as_in_xml(std::string_view text) {
  std::string read;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const std::size_t length = std::max<std::size_t>(point.length, 1);
    read += is_xml_character(point) ? text.substr(at, length) : kXmlReplacement;
    at += length;
  }
  return read;
}

}  // namespace yangxiao::text
