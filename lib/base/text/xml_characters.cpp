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

std::string escaped(std::string_view text) {
  std::string plain;
  append_xml(plain, text);
  for (std::size_t at = plain.find('"'); at != std::string::npos; at = plain.find('"', at)) {
    plain.replace(at, 1, "&quot;");
  }
  return plain;
}

void append_xml(std::string& xml, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const std::size_t length = point.length == 0 ? 1 : point.length;
    if (!is_xml_character(point)) {
      xml += kXmlReplacement;
    } else if (point.value == '&') {
      xml += "&amp;";
    } else if (point.value == '<') {
      xml += "&lt;";
    } else if (point.value == '>') {
      xml += "&gt;";
    } else if (point.value == '\r') {
      xml += "&#13;";  // a parser makes a line feed of a bare one
    } else {
      xml += text.substr(at, length);
    }
    at += length;
  }
}

}  // namespace yangxiao::text
