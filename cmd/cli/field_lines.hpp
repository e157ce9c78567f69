// One thing field by field, as `show` prints it for people.
#pragma once

#include <string>
#include <vector>

namespace yangxiao::cli {

struct FieldLine {
  std::string heading;  // in the reader's language
  std::string value;    // empty: the line is left out
};

// The headings as wide as the widest of them. Text from the book cannot drive the terminal.
std::string field_lines(const std::vector<FieldLine>& lines);

}  // namespace yangxiao::cli
