#include "export/page/page_map.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text/xml_characters.hpp"
#include "geo/map_plane.hpp"

namespace yangxiao::exporting {
namespace {

constexpr double kWidth = 1000;
constexpr double kMargin = 12;
constexpr double kHighest = 900;
// More of them are dots without names: a file of 200,000 titles is no page.
constexpr std::size_t kNamed = 5'000;

using text::escaped;

geo::MapPlane plane_of(const Page& page) {
  geo::MapExtent extent;
  if (page.boundary) {
    extent.take(*page.boundary);
  } else {
    for (const PageStation& station : page.stations) extent.take(station.position);
    extent.widen(page.within);
  }
  return {extent, {kWidth, kMargin, kHighest, kMargin}};
}

std::string boundary_drawn(const Page& page, const geo::MapPlane& plane) {
  if (!page.boundary) return {};
  return fmt::format(R"(<path class="district" fill-rule="evenodd" d="{}"/>)",
                     geo::path_of(*page.boundary, plane));
}

// A quarter of the squares in each class, the fewest reports first; of equal numbers all in one.
std::array<std::uint64_t, kDensities - 1> bounds_of(const std::vector<PageSquare>& squares) {
  std::vector<std::uint64_t> counts;
  for (const PageSquare& square : squares) counts.push_back(square.reports);
  std::sort(counts.begin(), counts.end());
  std::array<std::uint64_t, kDensities - 1> bounds{};
  for (std::size_t i = 0; i < bounds.size() && !counts.empty(); ++i) {
    bounds[i] = counts[counts.size() * (i + 1) / kDensities];
  }
  return bounds;
}

std::string density_drawn(const Page& page, const geo::MapPlane& plane) {
  const auto bounds = bounds_of(page.squares);
  std::array<std::string, kDensities> paths;
  const double side = plane.pixels(page.square);
  for (const PageSquare& square : page.squares) {
    if (!plane.shows(square.middle)) continue;
    const auto above = std::count_if(bounds.begin(), bounds.end(),
                                     [&](std::uint64_t bound) { return square.reports >= bound; });
    fmt::format_to(std::back_inserter(paths[static_cast<std::size_t>(above)]),
                   "M{:.1f} {:.1f}h{:.1f}v{:.1f}h-{:.1f}z", plane.x(square.middle) - side / 2,
                   plane.y(square.middle) - side / 2, side, side, side);
  }
  std::string svg;
  for (std::size_t i = 0; i < kDensities; ++i) {
    svg += fmt::format(R"(<path class="density-{}" d="{}"/>)", i + 1, paths[i]);
  }
  return svg;
}

std::string stations_drawn(const Page& page, const geo::MapPlane& plane) {
  std::string around = R"(<g class="around">)";
  std::string dots = R"(<g class="station">)";
  const double radius = plane.pixels(page.within);
  const bool has_names = page.stations.size() <= kNamed;
  for (const PageStation& station : page.stations) {
    if (!plane.shows(station.position)) continue;
    const double x = plane.x(station.position);
    const double y = plane.y(station.position);
    if (has_names) {
      fmt::format_to(std::back_inserter(around), R"(<circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>)",
                     x, y, radius);
    }
    const std::string title =
        has_names ? "<title>" + escaped(station.code) + " " + escaped(station.name) + "</title>"
                  : std::string();
    fmt::format_to(std::back_inserter(dots),
                   R"(<circle cx="{:.1f}" cy="{:.1f}" r="4.5">{}</circle>)", x, y, title);
  }
  return around + "</g>" + dots + "</g>";
}

std::string scale_drawn(const geo::MapPlane& plane, double bottom) {
  const double metres = geo::scale_length(plane, kWidth / 5);
  const double wide = plane.pixels(metres);
  const double x = kWidth - kMargin - wide;
  return fmt::format(R"(<path class="scale" d="M{:.1f} {:.1f}v7h{:.1f}v-7"/>)"
                     R"(<text class="scale" x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>)",
                     x, bottom - 10, wide, x + wide / 2, bottom - 14, geo::scale_text(metres));
}

}  // namespace

std::string page_map(const Page& page, const std::string& description) {
  if (page.stations.empty() && !page.boundary) return {};
  const geo::MapPlane plane = plane_of(page);
  const double height = plane.height() + 2 * kMargin + 24;
  return fmt::format(R"(<svg class="map" viewBox="0 0 {:.0f} {:.0f}" role="img" aria-label="{}">)",
                     kWidth, height, escaped(description)) +
         boundary_drawn(page, plane) + density_drawn(page, plane) + stations_drawn(page, plane) +
         scale_drawn(plane, height - 4) + "</svg>\n";
}

}  // namespace yangxiao::exporting
