#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text/xml_characters.hpp"
#include "geo/map_plane.hpp"
#include "station/coverage/coverage_map.hpp"

namespace yangxiao::station {
namespace {

constexpr double kWidth = 1000;
constexpr double kMargin = 30;
constexpr double kHead = 118;
constexpr double kFoot = 112;
constexpr std::size_t kClasses = 4;
constexpr std::array<const char*, kClasses> kColours = {"#bfe3cb", "#fbe3b5", "#f3b272", "#d9694f"};
constexpr const char* kInk = "#1f2d3a";
constexpr const char* kStationColour = "#1f6f8b";
constexpr const char* kPlannedColour = "#b5179e";

using text::escaped;

using geo::MapPlane;

// A boundary is the whole map; else so far around that one comes to see how far one comes.
MapPlane plane_of(const CoverageMap& map) {
  constexpr double kHighest = 1200;
  geo::MapExtent extent;
  if (map.boundary != nullptr) {
    extent.take(*map.boundary);
  } else {
    for (const geo::Position place : map.demand->places) extent.take(place);
    for (const MapStation& station : map.stations) extent.take(station.position);
    extent.widen(map.within);
  }
  return MapPlane(extent, {kWidth, kMargin, kHighest, kHead});
}

std::size_t class_of(double metres, double within) {
  if (metres <= within) return 0;
  if (metres <= 2 * within) return 1;
  return metres <= 3 * within ? 2 : 3;
}

// How far one comes from a station.
std::string reach_drawn(const CoverageMap& map, std::size_t station, const MapPlane& plane) {
  if (map.reaches.empty()) {
    const geo::Position at = map.stations[station].position;
    return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\"/>\n", plane.x(at),
                       plane.y(at), plane.pixels(map.within));
  }
  std::string path;
  for (const auto& ring : map.reaches[station]) geo::append_path(path, ring, plane);
  return path.empty() ? path : "<path d=\"" + path + "\"/>\n";
}

// Of places on one dot the farthest is seen.
struct Dots {
  static constexpr double kSize = 3;
  explicit Dots(double height)
      : columns(static_cast<std::size_t>(kWidth / kSize) + 1),
        rows(static_cast<std::size_t>((height + kHead + kMargin) / kSize) + 1),
        classes(columns * rows, 0) {}
  void add(double x, double y, std::size_t far) {
    unsigned char& at = classes[static_cast<std::size_t>(y / kSize) * columns +
                                static_cast<std::size_t>(x / kSize)];
    at = std::max(at, static_cast<unsigned char>(far + 1));
  }
  std::size_t columns;
  std::size_t rows;
  std::vector<unsigned char> classes;  // 0: no place
};

// Runs of dots side by side are one line.
std::string dots_path(const Dots& dots, std::size_t far) {
  std::string path;
  for (std::size_t row = 0; row < dots.rows; ++row) {
    for (std::size_t column = 0; column < dots.columns; ++column) {
      std::size_t end = column;
      while (end < dots.columns && dots.classes[row * dots.columns + end] == far + 1) ++end;
      if (end == column) continue;
      fmt::format_to(std::back_inserter(path), "M{} {}h{}",
                     static_cast<int>(static_cast<double>(column) * Dots::kSize),
                     static_cast<int>(static_cast<double>(row) * Dots::kSize),
                     static_cast<int>(static_cast<double>(end - column) * Dots::kSize));
      column = end;
    }
  }
  return path;
}

using Paths = std::array<std::string, kClasses>;

Paths paths_of_points(const CoverageMap& map, const MapPlane& plane) {
  Dots dots(plane.height());
  for (std::size_t i = 0; i < map.reached.size(); ++i) {
    const geo::Position place = map.demand->places[i];
    if (!plane.shows(place)) continue;
    dots.add(plane.x(place), plane.y(place), class_of(map.reached[i].metres, map.within));
  }
  Paths paths;
  for (std::size_t far = 0; far < kClasses; ++far) paths[far] = dots_path(dots, far);
  return paths;
}

// Few enough to be seen one by one: the farthest on top.
constexpr std::size_t kFew = 5000;

std::string few_points(const CoverageMap& map, const MapPlane& plane) {
  std::array<std::string, kClasses> circles;
  for (std::size_t i = 0; i < map.reached.size(); ++i) {
    const geo::Position place = map.demand->places[i];
    if (!plane.shows(place)) continue;
    const std::size_t far = class_of(map.reached[i].metres, map.within);
    fmt::format_to(std::back_inserter(circles[far]),
                   "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.5\"/>\n", plane.x(place),
                   plane.y(place));
  }
  std::string svg;
  for (std::size_t far = 0; far < kClasses; ++far) {
    svg += fmt::format("<g fill=\"{}\" stroke=\"{}\" stroke-width=\"0.6\">\n{}</g>\n",
                       kColours[far], kInk, circles[far]);
  }
  return svg;
}

// Squares come from west to east: those side by side of one class are one line, as thick as they
// are high.
Paths paths_of_squares(const CoverageMap& map, const MapPlane& plane) {
  const double wide = plane.pixels(map.square);
  const auto& places = map.demand->places;
  Paths paths;
  for (std::size_t i = 0; i < places.size();) {
    const std::size_t far = class_of(map.reached[i].metres, map.within);
    std::size_t end = i + 1;
    while (end < places.size() && places[end].lat == places[i].lat &&
           plane.x(places[end]) - plane.x(places[end - 1]) < 1.5 * wide &&
           class_of(map.reached[end].metres, map.within) == far) {
      ++end;
    }
    const double left = plane.x(places[i]) - wide / 2;
    fmt::format_to(std::back_inserter(paths[far]), "M{:.1f} {:.1f}h{:.1f}", left,
                   plane.y(places[i]), plane.x(places[end - 1]) + wide / 2 - left);
    i = end;
  }
  return paths;
}

std::string text_at(double x, double y, int size, std::string_view text, const char* more = "") {
  return fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" font-size=\"{}\"{}>{}</text>\n", x, y, size,
                     more, escaped(text));
}

// A length that is 1, 2 or 5 of something, about a fifth of the picture's width.
std::string scale_bar(const MapPlane& plane, double y) {
  const double metres = geo::scale_length(plane, kWidth / 5);
  const double wide = plane.pixels(metres);
  const double x = kWidth - kMargin - wide;
  return fmt::format("<path d=\"M{:.1f} {:.0f}v6h{:.1f}v-6\" fill=\"none\" stroke=\"{}\"/>\n", x, y,
                     wide, kInk) +
         text_at(x + wide / 2, y - 4, 14, geo::scale_text(metres), " text-anchor=\"middle\"");
}

std::string legend(const MapWords& words, double y) {
  std::string out;
  double x = kMargin;
  for (std::size_t i = 0; i < kClasses; ++i) {
    out += fmt::format("<rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"14\" height=\"14\" fill=\"{}\"/>\n",
                       x, y - 12, kColours[i]);
    out += text_at(x + 20, y, 14, words.classes[i]);
    x += 165;
  }
  constexpr double kLine = 26;
  const auto dot = [&](double at, const char* colour, const std::string& text) {
    out += fmt::format("<circle cx=\"{:.0f}\" cy=\"{:.0f}\" r=\"5\" fill=\"{}\"/>\n", at + 7,
                       y + kLine - 5, colour);
    out += text_at(at + 20, y + kLine, 14, text);
  };
  dot(kMargin, kStationColour, words.station);
  if (!words.planned.empty()) dot(kMargin + 400, kPlannedColour, words.planned);
  return out;
}

std::string places_drawn(const CoverageMap& map, const MapPlane& plane) {
  const bool has_squares = map.square > 0;
  const Paths paths = has_squares ? paths_of_squares(map, plane) : paths_of_points(map, plane);
  // A hair wider than they are, so that nothing shines through between two.
  const double thick = (has_squares ? plane.pixels(map.square) : Dots::kSize) + 0.4;
  std::string svg;
  for (std::size_t far = 0; far < kClasses; ++far) {
    svg += fmt::format("<path d=\"{}\" stroke=\"{}\" stroke-width=\"{:.1f}\" fill=\"none\"/>\n",
                       paths[far], kColours[far], thick);
  }
  return svg;
}

std::string reaches_drawn(const CoverageMap& map, const MapPlane& plane) {
  std::string reaches;
  for (std::size_t i = 0; i < map.stations.size(); ++i) {
    if (plane.shows(map.stations[i].position)) reaches += reach_drawn(map, i, plane);
  }
  // Where the places are squares their colour says what is covered.
  const char* fill = map.square > 0 ? "none" : kStationColour;
  return fmt::format(
      "<g clip-path=\"url(#map)\" fill=\"{}\" fill-opacity=\"0.05\" "
      "stroke=\"{}\" stroke-opacity=\"0.4\">\n{}</g>\n",
      fill, kStationColour, reaches);
}

// On top of the places, where planned ones mostly stand.
std::string stations_drawn(const CoverageMap& map, const MapPlane& plane) {
  std::string dots;
  for (const MapStation& station : map.stations) {
    if (!plane.shows(station.position)) continue;
    const std::string title = station.code.empty()
                                  ? escaped(station.name)
                                  : escaped(station.code) + " " + escaped(station.name);
    fmt::format_to(std::back_inserter(dots),
                   "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\"{}><title>{}</title></circle>\n",
                   plane.x(station.position), plane.y(station.position),
                   station.is_planned ? 5 : 3.5,
                   station.is_planned ? fmt::format(" fill=\"{}\"", kPlannedColour) : "", title);
  }
  return fmt::format("<g fill=\"{}\" stroke=\"#ffffff\" stroke-width=\"0.8\">\n{}</g>\n",
                     kStationColour, dots);
}

}  // namespace

Status write_coverage_svg(const CoverageMap& map, const MapWords& words, Output& output) {
  const MapPlane plane = plane_of(map);
  const double height = kHead + plane.height() + kMargin + kFoot;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
      "height=\"{1:.0f}\" font-family=\"'Noto Sans CJK SC','Microsoft YaHei',sans-serif\" "
      "fill=\"{2}\">\n<rect width=\"{0:.0f}\" height=\"{1:.0f}\" fill=\"#f7f6f2\"/>\n",
      kWidth, height, kInk);
  svg += text_at(kMargin, 42, 26, words.title, " font-weight=\"bold\"");
  svg += text_at(kMargin, 70, 16, words.subtitles[0]);
  svg += text_at(kMargin, 93, 16, words.subtitles[1]);
  const std::string boundary =
      map.boundary != nullptr ? geo::path_of(*map.boundary, plane) : std::string();
  if (map.boundary != nullptr) {
    svg += fmt::format("<path d=\"{}\" fill=\"#ffffff\" fill-rule=\"evenodd\"/>\n", boundary);
  }
  const bool is_few = map.square == 0 && map.reached.size() <= kFew;
  if (!is_few) svg += places_drawn(map, plane);
  if (map.boundary != nullptr) {
    svg += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"#6b7c8a\" stroke-width=\"1.5\"/>\n",
                       boundary);
  }
  svg += fmt::format(
      "<clipPath id=\"map\"><rect x=\"0\" y=\"{:.0f}\" width=\"{:.0f}\" "
      "height=\"{:.0f}\"/></clipPath>\n",
      kHead - kMargin / 2, kWidth, plane.height() + kMargin);
  svg += reaches_drawn(map, plane);
  if (is_few) svg += few_points(map, plane);
  svg += stations_drawn(map, plane);
  const double foot = height - kFoot + 34;
  svg += legend(words, foot) + scale_bar(plane, foot + 18);
  svg += text_at(kMargin, foot + 56, 13, words.source, " fill-opacity=\"0.75\"") + "</svg>\n";
  return output.write(svg);
}

}  // namespace yangxiao::station
