#include "settle/board/sheet.hpp"

#include <fmt/format.h>

#include "base/text/xml_characters.hpp"

namespace yangxiao::settle {
namespace {

// What stands above the baseline of a line of Chinese, of its size.
constexpr double kAboveLine = 0.88;

constexpr const char* kFonts =
    "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',"
    "sans-serif";

using text::escaped;

}  // namespace

Sheet::Sheet(double width, double height)
    : svg_(fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}mm" height="{1}mm" )"
                       R"(viewBox="0 0 {0} {1}" font-family="{2}" xml:lang="zh-CN">)"
                       "\n",
                       width, height, kFonts)) {
  rectangle({0, 0, width, height}, "#fff");
}

void Sheet::rectangle(const Area& area, const char* colour, double round) {
  fmt::format_to(std::back_inserter(svg_),
                 R"(<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}" fill="{}")", area.x,
                 area.y, area.width, area.height, colour);
  if (round > 0) fmt::format_to(std::back_inserter(svg_), R"( rx="{}")", round);
  svg_ += "/>\n";
}

void Sheet::text(const text::Fitted& lines, const Area& area, const Ink& ink, Anchor anchor) {
  const double step = lines.size * text::kLineStep;
  const bool is_middle = anchor == Anchor::middle;
  double top = area.y + (is_middle ? (area.height - lines.height()) / 2 : 0);
  for (const std::string& line : lines.lines) {
    const double wide = text::width_in_ems(line) * lines.size;
    const double left = area.x + (is_middle ? (area.width - wide) / 2 : 0);
    const double at = is_middle ? area.x + area.width / 2 : area.x;
    fmt::format_to(std::back_inserter(svg_),
                   R"(<text x="{:.2f}" y="{:.2f}" font-size="{:.2f}" fill="{}"{}{}>{}</text>)"
                   "\n",
                   at, top + kAboveLine * lines.size, lines.size, ink.colour,
                   ink.is_bold ? R"( font-weight="bold")" : "",
                   is_middle ? R"( text-anchor="middle")" : "", escaped(line));
    boxes_.push_back({{left, top, wide, lines.size}, line});
    top += step;
  }
}

void Sheet::drawing(std::string_view elements, double side, const Area& area) {
  fmt::format_to(std::back_inserter(svg_),
                 R"svg(<g transform="translate({:.2f} {:.2f}) scale({:.4f})">{}</g>)svg"
                 "\n",
                 area.x, area.y, area.width / side, elements);
}

std::string Sheet::finish() { return std::move(svg_) + "</svg>\n"; }

}  // namespace yangxiao::settle
