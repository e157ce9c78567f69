#include "geo/region.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "geo/distance.hpp"

namespace yangxiao::geo {
namespace {

using Json = nlohmann::json;
using Ring = Region::Ring;
using Polygon = Region::Polygon;

// [[lon, lat], ...]; nothing where it is no ring.
std::optional<Ring> ring_of(const Json& json, Datum datum) {
  if (!json.is_array() || json.size() < 4) return std::nullopt;
  Ring ring;
  for (const Json& corner : json) {
    const bool is_pair =
        corner.is_array() && corner.size() >= 2 && corner[0].is_number() && corner[1].is_number();
    if (!is_pair) return std::nullopt;
    const Position place{corner[1].get<double>(), corner[0].get<double>()};
    if (!is_valid(place)) return std::nullopt;
    ring.push_back(convert(place, datum, Datum::wgs84));
  }
  return ring;
}

bool take_polygon(const Json& json, Datum datum, std::vector<Polygon>& polygons) {
  if (!json.is_array()) return false;
  Polygon polygon;
  for (const Json& one : json) {
    auto ring = ring_of(one, datum);
    if (!ring) return false;
    polygon.push_back(std::move(*ring));
  }
  polygons.push_back(std::move(polygon));
  return true;
}

// A geometry, a feature, or a collection; what is no polygon is passed over.
bool take(const Json& json, Datum datum, std::vector<Polygon>& polygons) {
  if (!json.is_object() || !json.contains("type") || !json["type"].is_string()) return false;
  const std::string type = json["type"].get<std::string>();
  if (type == "Feature") {
    if (!json.contains("geometry")) return false;
    return json["geometry"].is_null() || take(json["geometry"], datum, polygons);
  }
  const bool is_collection = type == "FeatureCollection" || type == "GeometryCollection";
  if (is_collection) {
    const char* key = type == "FeatureCollection" ? "features" : "geometries";
    if (!json.contains(key) || !json[key].is_array()) return false;
    return std::all_of(json[key].begin(), json[key].end(),
                       [&](const Json& one) { return take(one, datum, polygons); });
  }
  if (!json.contains("coordinates")) return false;
  const Json& coordinates = json["coordinates"];
  if (type == "Polygon") return take_polygon(coordinates, datum, polygons);
  if (type != "MultiPolygon") return true;
  return coordinates.is_array() &&
         std::all_of(coordinates.begin(), coordinates.end(),
                     [&](const Json& polygon) { return take_polygon(polygon, datum, polygons); });
}

// Whether a line northward from the place crosses the edge.
bool crosses(Position place, Position a, Position b) {
  if ((a.lon > place.lon) == (b.lon > place.lon)) return false;
  const double lat = a.lat + (place.lon - a.lon) / (b.lon - a.lon) * (b.lat - a.lat);
  return place.lat < lat;
}

bool is_inside(const Polygon& polygon, Position place) {
  bool inside = false;
  for (const Ring& ring : polygon) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      inside ^= crosses(place, ring[i], ring[(i + 1) % ring.size()]);
    }
  }
  return inside;
}

// The longitudes at which edges cross a latitude, from west to east: an even number of them.
std::vector<double> crossings(const Polygon& polygon, double lat) {
  std::vector<double> found;
  for (const Ring& ring : polygon) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Position& a = ring[i];
      const Position& b = ring[(i + 1) % ring.size()];
      if ((a.lat > lat) == (b.lat > lat)) continue;
      found.push_back(a.lon + (lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon));
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

constexpr int kDeepest = 20;

bool is_too_deep(std::string_view json) {
  int depth = 0;
  bool is_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (is_text && c == '\\') ++i;
    if (c == '"') is_text = !is_text;
    if (is_text) continue;
    depth += (c == '[' || c == '{') ? 1 : (c == ']' || c == '}') ? -1 : 0;
    if (depth > kDeepest) return true;
  }
  return false;
}

}  // namespace

Region Region::of_box(Position south_west, Position north_east) {
  Region region;
  region.polygons_ = {{{south_west,
                        {south_west.lat, north_east.lon},
                        north_east,
                        {north_east.lat, south_west.lon}}}};
  region.south_west_ = south_west;
  region.north_east_ = north_east;
  return region;
}

Result<Region> Region::of_geojson(std::string_view text, Datum datum) {
  if (is_too_deep(text)) return Error{Problem::json_too_deep, {std::to_string(kDeepest)}, {}};
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return Error{Problem::json_syntax, {"GeoJSON"}, {}};
  Region region;
  if (!take(json, datum, region.polygons_) || region.polygons_.empty()) {
    return Error{Problem::geojson_not_polygons, {}, {}};
  }
  for (const Polygon& polygon : region.polygons_) {
    for (const Ring& ring : polygon) {
      for (const Position& corner : ring) {
        region.south_west_.lat = std::min(region.south_west_.lat, corner.lat);
        region.south_west_.lon = std::min(region.south_west_.lon, corner.lon);
        region.north_east_.lat = std::max(region.north_east_.lat, corner.lat);
        region.north_east_.lon = std::max(region.north_east_.lon, corner.lon);
      }
    }
  }
  return region;
}

bool Region::contains(Position place) const {
  if (place.lat < south_west_.lat || place.lat > north_east_.lat || place.lon < south_west_.lon ||
      place.lon > north_east_.lon) {
    return false;
  }
  return std::any_of(polygons_.begin(), polygons_.end(),
                     [&](const Polygon& polygon) { return is_inside(polygon, place); });
}

std::uint64_t Region::fingerprint() const {
  std::uint64_t print = 0;  // begins with the number of rings
  for (const Polygon& polygon : polygons_) print += polygon.size();
  for (const Polygon& polygon : polygons_) {
    for (const Ring& ring : polygon) {
      for (const Position& corner : ring) {
        for (const double number : {corner.lat, corner.lon}) {
          print = (print ^ std::bit_cast<std::uint64_t>(number)) * 0x9E3779B97F4A7C15U;
          print ^= print >> 29U;
        }
      }
    }
  }
  return print;
}

std::vector<std::pair<double, double>> Region::inside_at(double lat) const {
  std::vector<std::pair<double, double>> spans;
  for (const Polygon& polygon : polygons_) {
    const std::vector<double> edges = crossings(polygon, lat);
    for (std::size_t i = 0; i + 1 < edges.size(); i += 2)
      spans.emplace_back(edges[i], edges[i + 1]);
  }
  std::sort(spans.begin(), spans.end());
  std::vector<std::pair<double, double>> joined;
  for (const auto& span : spans) {
    if (joined.empty() || span.first > joined.back().second) {
      joined.push_back(span);
    } else {
      joined.back().second = std::max(joined.back().second, span.second);
    }
  }
  return joined;
}

std::vector<Position> Region::grid(double metres) const {
  std::vector<Position> places;
  const double height = metres / kMetresADegree;
  for (double row = std::floor(south_west_.lat / height); row * height < north_east_.lat; ++row) {
    const double lat = (row + 0.5) * height;
    if (!(std::abs(lat) < 90)) continue;
    const double width = height / std::cos(lat * std::numbers::pi / 180);
    for (const auto& [west, east] : inside_at(lat)) {
      // The first whose middle lies behind the western edge.
      for (double column = std::ceil(west / width - 0.5); (column + 0.5) * width < east; ++column) {
        places.push_back({lat, (column + 0.5) * width});
      }
    }
  }
  return places;
}

double Region::squares_in_box(double metres) const {
  const double middle = (south_west_.lat + north_east_.lat) / 2 * std::numbers::pi / 180;
  const double north = (north_east_.lat - south_west_.lat) * kMetresADegree / metres;
  return north * (north_east_.lon - south_west_.lon) * kMetresADegree * std::cos(middle) / metres;
}

}  // namespace yangxiao::geo
