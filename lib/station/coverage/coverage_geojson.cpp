#include <array>
#include <cmath>

#include <fmt/format.h>

#include "geo/distance.hpp"
#include "geo/street/osm_streets.hpp"
#include "station/coverage/coverage_map.hpp"
#include "table/json_text.hpp"

namespace yangxiao::station {
namespace {

constexpr int kCorners = 64;  // 0.12 per cent short of a circle's radius in the middle of an edge
constexpr std::size_t kBlock = 1U << 16U;

std::string json_text(std::string_view text) {
  if (text.empty()) return "null";
  std::string json;
  table::append_json_string(json, text);
  return json;
}

// Collects text, and hands it on in blocks.
class Blocks {
 public:
  explicit Blocks(Output& output) : output_(output) {}
  std::string& text() { return text_; }
  Status hand_on(std::size_t least = kBlock) {
    if (text_.size() < least) return {};
    const Status written = output_.write(text_);
    text_.clear();
    return written;
  }

 private:
  Output& output_;
  std::string text_;
};

void append_corner(std::string& text, geo::Position place) {
  fmt::format_to(std::back_inserter(text), "[{:.7f},{:.7f}]", place.lon, place.lat);
}

// Counter-clockwise, as RFC 7946 wants outer rings.
void append_reach(std::string& text, const MapStation& station, double metres) {
  text += R"({"type":"Feature","geometry":{"type":"Polygon","coordinates":[[)";
  for (int i = 0; i <= kCorners; ++i) {
    if (i > 0) text += ',';
    append_corner(
        text, geo::position_after(station.position, -360.0 * (i % kCorners) / kCorners, metres));
  }
  fmt::format_to(
      std::back_inserter(text),
      R"(]]}},"properties":{{"kind":"reach","station":{},"name":{},"planned":{},"radius_m":{:.1f}}}}})",
      json_text(station.code), json_text(station.name), station.is_planned, metres);
}

// As geo::reach_outline() gives them: counter-clockwise.
void append_streets_reach(std::string& text, const MapStation& station, double metres,
                          const std::vector<geo::Region::Ring>& rings) {
  text += R"({"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[)";
  for (std::size_t i = 0; i < rings.size(); ++i) {
    text += i == 0 ? "[[" : ",[[";
    for (const geo::Position corner : rings[i]) {
      append_corner(text, corner);
      text += ',';
    }
    append_corner(text, rings[i].front());
    text += "]]";
  }
  fmt::format_to(
      std::back_inserter(text),
      R"(]}},"properties":{{"kind":"reach","station":{},"name":{},"planned":{},"along_streets_m":{:.1f}}}}})",
      json_text(station.code), json_text(station.name), station.is_planned, metres);
}

void append_place(std::string& text, const CoverageMap& map, std::size_t place) {
  const Reached& reached = map.reached[place];
  text += R"({"type":"Feature","geometry":{"type":"Point","coordinates":)";
  append_corner(text, map.demand->places[place]);
  text += R"(},"properties":{"kind":"place")";
  if (!map.demand->names.empty()) text += ",\"place\":" + json_text(map.demand->names[place]);
  fmt::format_to(std::back_inserter(text), R"(,"weight":{},"covered":{})",
                 map.demand->weight(place), reached.metres <= map.within);
  if (reached.station != Reached::kNone) {
    fmt::format_to(std::back_inserter(text),
                   R"(,"station":{},"distance_m":{:.1f},"minutes":{:.2f})",
                   json_text(map.stations[reached.station].code), reached.metres,
                   geo::minutes_over(reached.metres, map.pace));
  }
  text += "}}";
}

}  // namespace

Status write_coverage_geojson(const CoverageMap& map, Output& output) {
  Blocks blocks(output);
  blocks.text() = R"({"type":"FeatureCollection",)";
  if (!map.reaches.empty()) {
    blocks.text() += R"("attribution":)" + json_text(geo::kStreetsFrom) + ",";
  }
  blocks.text() += R"("features":[)";
  const char* between = "\n";
  for (std::size_t i = 0; i < map.stations.size(); ++i) {
    if (!map.reaches.empty() && map.reaches[i].empty()) continue;
    blocks.text() += std::exchange(between, ",\n");
    if (map.reaches.empty()) {
      append_reach(blocks.text(), map.stations[i], map.within);
    } else {
      append_streets_reach(blocks.text(), map.stations[i], map.within, map.reaches[i]);
    }
    const Status written = blocks.hand_on();
    if (!written) return written;
  }
  for (std::size_t i = 0; i < map.demand->places.size(); ++i) {
    blocks.text() += std::exchange(between, ",\n");
    append_place(blocks.text(), map, i);
    const Status written = blocks.hand_on();
    if (!written) return written;
  }
  blocks.text() += "\n]}\n";
  return blocks.hand_on(0);
}

}  // namespace yangxiao::station
