// Text on a printed sheet: how wide it is, where its lines are broken, and how large it can be in
// the space that it has.
//
// Widths are those of Noto Sans CJK SC, bold, in ems (its size): characters of Chinese take one,
// those of ASCII what the font's table says. In its regular weight, and in the other sans-serif
// fonts that systems come with, a line is not wider than that.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yangxiao::text {

// Of a text of one line.
double width_in_ems(std::string_view text);

// Lines of at most so many ems: broken at spaces and between Chinese characters, where no closing
// mark begins a line and no opening one ends it; a word that is wider than a line is broken
// anywhere. Line breaks in the text count as spaces. A text of blanks has no line.
std::vector<std::string> lines_in_ems(std::string_view text, double ems);

struct Room {
  double width = 0;
  double height = 0;
};
struct Sizes {
  double largest = 0;
  double smallest = 0;
};

// From one line to the next, in sizes.
inline constexpr double kLineStep = 1.28;

struct Fitted {
  double size = 0;
  std::vector<std::string> lines;
  bool is_cut = false;  // the last line ends with "…", since the rest has no room
  double height() const {
    return lines.empty() ? 0 : size * (1 + kLineStep * (static_cast<double>(lines.size()) - 1));
  }
};
// As large as fits into the room in at most so many lines (from 1).
Fitted fitted(std::string_view text, Room room, Sizes sizes, std::size_t most_lines);

}  // namespace yangxiao::text
