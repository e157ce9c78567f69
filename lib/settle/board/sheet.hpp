// A sheet of paper that is drawn on, as SVG: 1 unit is a millimetre.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text/lettering.hpp"

namespace yangxiao::settle {

struct Area {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

// Where one line of a text stands.
struct TextBox {
  Area area;
  std::string text;
};

enum class Anchor : std::uint8_t { left, middle };

struct Ink {
  const char* colour = "#000";
  bool is_bold = false;
};

class Sheet {
 public:
  Sheet(double width, double height);

  void rectangle(const Area& area, const char* colour, double round = 0);
  // Lines from the top of the area on; in the middle of its height where they are anchored there.
  void text(const text::Fitted& lines, const Area& area, const Ink& ink,
            Anchor anchor = Anchor::left);
  // Elements that were drawn for a square of `side` units, scaled to the width of the area.
  void drawing(std::string_view elements, double side, const Area& area);

  const std::vector<TextBox>& text_boxes() const { return boxes_; }
  std::string finish();

 private:
  std::string svg_;
  std::vector<TextBox> boxes_;
};

}  // namespace yangxiao::settle
