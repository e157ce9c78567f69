#include "export/page/chart.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/text/xml_characters.hpp"

namespace yangxiao::exporting {
namespace {

constexpr double kWidth = 600;
constexpr double kHeight = 240;
constexpr double kLeft = 46;
constexpr double kRight = 8;
constexpr double kTop = 10;
constexpr double kBottom = 26;
constexpr int kLines = 4;

using text::escaped;

// 1500 is 1.5k: an axis has no room for more.
std::string axis_text(double number) {
  if (number >= 1e6) return fmt::format("{:.3g}M", number / 1e6);
  return number >= 1e4 ? fmt::format("{:.3g}k", number / 1e3) : fmt::format("{:.10g}", number);
}

struct Scale {
  double top;
  double height(double number) const { return (kHeight - kTop - kBottom) * number / top; }
};

std::string grid_lines(const Scale& scale) {
  std::string svg;
  for (int line = 0; line <= kLines; ++line) {
    const double number = scale.top * line / kLines;
    const double y = kHeight - kBottom - scale.height(number);
    svg +=
        fmt::format(R"(<path class="grid" d="M{:.0f} {:.1f}H{:.0f}"/>)", kLeft, y, kWidth - kRight);
    svg += fmt::format(R"(<text class="axis" x="{:.0f}" y="{:.1f}" text-anchor="end">{}</text>)",
                       kLeft - 6, y + 4, axis_text(number));
  }
  return svg;
}

std::string bar(const char* kind, double x, double wide, double high) {
  return fmt::format(R"(<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>)",
                     kind, x, kHeight - kBottom - high, wide, high);
}

}  // namespace

double round_above(double number) {
  if (number <= 0) return 1;
  const double unit = std::pow(10, std::floor(std::log10(number)));
  for (const double step : {1.0, 2.0, 2.5, 4.0, 5.0, 8.0, 10.0}) {
    if (number <= step * unit * (1 + 1e-9)) return step * unit;
  }
  return 10 * unit;
}

std::string column_chart(const ColumnChart& chart) {
  if (chart.bars.empty()) return {};
  double most = 0;
  for (const ColumnBar& one : chart.bars) {
    most = std::max({most, one.whole, chart.is_beside ? one.part : 0.0});
  }
  // Of counts a quarter of the axis is a whole number.
  const Scale scale{std::max(round_above(most), static_cast<double>(kLines))};
  std::string svg =
      fmt::format(R"(<svg class="chart" viewBox="0 0 {:.0f} {:.0f}" role="img" aria-label="{}">)",
                  kWidth, kHeight, escaped(chart.description));
  svg += grid_lines(scale);
  const double step = (kWidth - kLeft - kRight) / static_cast<double>(chart.bars.size());
  const double wide = std::min(step * 0.7, 44.0);
  // Labels that would meet are left out.
  const auto every = static_cast<std::size_t>(std::ceil(64 / step));
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const ColumnBar& one = chart.bars[i];
    const double middle = kLeft + step * (static_cast<double>(i) + 0.5);
    svg += "<g><title>" + escaped(one.title) + "</title>";
    if (chart.is_beside) {
      svg += bar("whole", middle - wide / 2, wide / 2 - 1, scale.height(one.whole));
      svg += bar("part", middle + 1, wide / 2 - 1, scale.height(one.part));
    } else {
      svg += bar("whole", middle - wide / 2, wide, scale.height(one.whole));
      svg += bar("part", middle - wide / 2, wide, scale.height(std::min(one.part, one.whole)));
    }
    svg += "</g>";
    if ((chart.bars.size() - 1 - i) % every != 0) continue;
    svg += fmt::format(R"(<text class="axis" x="{:.1f}" y="{:.0f}" text-anchor="middle">{}</text>)",
                       middle, kHeight - 8, escaped(one.label));
  }
  return svg + "</svg>\n";
}

std::string share_bar(double share, const char* kind) {
  const double wide = std::clamp(share, 0.0, 1.0) * 100;
  return fmt::format(R"(<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" )"
                     R"(aria-hidden="true"><rect class="back" width="100" height="10"/>)"
                     R"(<rect class="{}" width="{:.1f}" height="10"/></svg>)",
                     kind, wide);
}

}  // namespace yangxiao::exporting
