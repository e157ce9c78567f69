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
using Ring = std::vector<Position>;

constexpr double kMetresADegree = kSphereRadius * std::numbers::pi / 180;

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

bool take_polygon(const Json& polygon, Datum datum, std::vector<Ring>& rings) {
  if (!polygon.is_array()) return false;
  for (const Json& one : polygon) {
    auto ring = ring_of(one, datum);
    if (!ring) return false;
    rings.push_back(std::move(*ring));
  }
  return true;
}

// A geometry, a feature, or a collection; what is no polygon is passed over.
bool take(const Json& json, Datum datum, std::vector<Ring>& rings) {
  if (!json.is_object()) return false;
  const std::string type = json.value("type", "");
  if (type == "Feature") {
    return json.contains("geometry") && take(json["geometry"], datum, rings);
  }
  const bool is_collection = type == "FeatureCollection" || type == "GeometryCollection";
  if (is_collection) {
    const char* key = type == "FeatureCollection" ? "features" : "geometries";
    if (!json.contains(key) || !json[key].is_array()) return false;
    return std::all_of(json[key].begin(), json[key].end(),
                       [&](const Json& one) { return take(one, datum, rings); });
  }
  if (!json.contains("coordinates")) return false;
  const Json& coordinates = json["coordinates"];
  if (type == "Polygon") return take_polygon(coordinates, datum, rings);
  if (type != "MultiPolygon") return true;
  return coordinates.is_array() &&
         std::all_of(coordinates.begin(), coordinates.end(),
                     [&](const Json& polygon) { return take_polygon(polygon, datum, rings); });
}

// Whether a line northward from the place crosses the edge.
bool crosses(Position place, Position a, Position b) {
  if ((a.lon > place.lon) == (b.lon > place.lon)) return false;
  const double lat = a.lat + (place.lon - a.lon) / (b.lon - a.lon) * (b.lat - a.lat);
  return place.lat < lat;
}

constexpr int kDeepest = 20;

bool is_too_deep(std::string_view json) {
  int depth = 0;
  for (const char c : json) {
    depth += (c == '[' || c == '{') ? 1 : (c == ']' || c == '}') ? -1 : 0;
    if (depth > kDeepest) return true;
  }
  return false;
}

}  // namespace

Region Region::of_box(Position south_west, Position north_east) {
  Region region;
  region.rings_ = {
      {south_west, {south_west.lat, north_east.lon}, north_east, {north_east.lat, south_west.lon}}};
  region.south_west_ = south_west;
  region.north_east_ = north_east;
  return region;
}

Result<Region> Region::of_geojson(std::string_view text, Datum datum) {
  if (is_too_deep(text)) return Error{Problem::json_too_deep, {std::to_string(kDeepest)}, {}};
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return Error{Problem::json_syntax, {"GeoJSON"}, {}};
  Region region;
  if (!take(json, datum, region.rings_) || region.rings_.empty()) {
    return Error{Problem::geojson_not_polygons, {}, {}};
  }
  for (const Ring& ring : region.rings_) {
    for (const Position& corner : ring) {
      region.south_west_.lat = std::min(region.south_west_.lat, corner.lat);
      region.south_west_.lon = std::min(region.south_west_.lon, corner.lon);
      region.north_east_.lat = std::max(region.north_east_.lat, corner.lat);
      region.north_east_.lon = std::max(region.north_east_.lon, corner.lon);
    }
  }
  return region;
}

bool Region::contains(Position place) const {
  if (place.lat < south_west_.lat || place.lat > north_east_.lat || place.lon < south_west_.lon ||
      place.lon > north_east_.lon) {
    return false;
  }
  bool is_inside = false;
  for (const Ring& ring : rings_) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      is_inside ^= crosses(place, ring[i], ring[(i + 1) % ring.size()]);
    }
  }
  return is_inside;
}

std::uint64_t Region::fingerprint() const {
  std::uint64_t print = rings_.size();
  for (const Ring& ring : rings_) {
    for (const Position& corner : ring) {
      for (const double number : {corner.lat, corner.lon}) {
        print = (print ^ std::bit_cast<std::uint64_t>(number)) * 0x9E3779B97F4A7C15U;
        print ^= print >> 29U;
      }
    }
  }
  return print;
}

std::vector<double> Region::crossings(double lat) const {
  std::vector<double> found;
  for (const Ring& ring : rings_) {
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

std::vector<Position> Region::grid(double metres) const {
  std::vector<Position> places;
  const double height = metres / kMetresADegree;
  for (double row = std::floor(south_west_.lat / height); row * height < north_east_.lat; ++row) {
    const double lat = (row + 0.5) * height;
    if (!(std::abs(lat) < 90)) continue;
    const double width = height / std::cos(lat * std::numbers::pi / 180);
    const std::vector<double> edges = crossings(lat);
    for (std::size_t i = 0; i + 1 < edges.size(); i += 2) {
      // The first whose middle lies behind the western edge.
      for (double column = std::ceil(edges[i] / width - 0.5); (column + 0.5) * width < edges[i + 1];
           ++column) {
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
