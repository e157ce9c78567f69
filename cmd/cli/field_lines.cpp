#include "cli/field_lines.hpp"

#include <algorithm>

#include "base/text/width.hpp"

namespace yangxiao::cli {

std::string field_lines(const std::vector<FieldLine>& lines) {
  std::size_t width = 0;
  for (const FieldLine& line : lines) {
    if (!line.value.empty()) width = std::max(width, text::display_width(line.heading));
  }
  std::string text;
  for (const FieldLine& line : lines) {
    if (line.value.empty()) continue;
    text += text::padded(line.heading, width) + "  " + text::printable(line.value) + "\n";
  }
  return text;
}

}  // namespace yangxiao::cli
