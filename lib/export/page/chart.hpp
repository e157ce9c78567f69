// Small charts in SVG, whose colours are the page's (data/page.css).
#pragma once

#include <span>
#include <string>
#include <vector>

namespace yangxiao::exporting {

struct ColumnBar {
  std::string label;  // below it
  std::string title;  // said when it is pointed at
  double whole = 0;   // from 0
  double part = 0;    // of the whole, drawn over it; or beside it
};

struct ColumnChart {
  std::span<const ColumnBar> bars;
  bool is_beside = false;  // two bars beside each other, in place of one over the other
  std::string description;
};
// Columns over a line, with lines at round numbers behind. Empty: there is none.
std::string column_chart(const ColumnChart& chart);

// A bar that is so much of the longest one, 0 to 1; as wide as its cell.
std::string share_bar(double share, const char* kind);

// A round number at or above, a quarter of which is round, too: 1, 2, 2.5, 4, 5 or 8 of something.
double round_above(double number);

}  // namespace yangxiao::exporting
