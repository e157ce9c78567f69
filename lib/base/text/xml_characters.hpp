// Which characters a text may have in XML 1.0.
#pragma once

#include <string>
#include <string_view>

#include "base/text/code_point.hpp"

namespace yangxiao::text {

// XML 1.0, production 2 (Char). What is no UTF-8 is none.
constexpr bool is_xml_character(const CodePoint& point) {
  if (point.length == 0) return false;
  if (point.value < 0x20) return point.value == '\t' || point.value == '\n' || point.value == '\r';
  return point.value != 0xFFFE && point.value != 0xFFFF;
}

// U+FFFD, which stands for what is none.
inline constexpr std::string_view kXmlReplacement = "\xEF\xBF\xBD";

// The text as a reader of XML gets it back.
std::string as_in_xml(std::string_view text);

// Appends a text as it stands between the tags of an element; what is no character as U+FFFD.
void append_xml(std::string& xml, std::string_view text);
// The same of a text that may stand within the quotes of an attribute, too; in HTML as well.
std::string escaped(std::string_view text);

}  // namespace yangxiao::text
