#include "geo/map_link.hpp"

#include <fmt/format.h>

#include "base/text/percent_encoding.hpp"
#include "geo/datum.hpp"

namespace yangxiao::geo {

using text::percent_encoded;

std::optional<Map> map_named(std::string_view word) {
  if (word == "amap") return Map::amap;
  if (word == "baidu") return Map::baidu;
  if (word == "osm") return Map::osm;
  return std::nullopt;
}

std::string map_link(Map map, Position wgs84, std::string_view name) {
  switch (map) {
    case Map::amap: {
      const Position place = convert(wgs84, Datum::wgs84, Datum::gcj02);
      return fmt::format("https://uri.amap.com/marker?position={:.6f},{:.6f}&name={}", place.lon,
                         place.lat, percent_encoded(name));
    }
    case Map::baidu: {
      const Position place = convert(wgs84, Datum::wgs84, Datum::bd09);
      return fmt::format(
          "https://api.map.baidu.com/marker?location={:.6f},{:.6f}&title={}&content={}&output=html",
          place.lat, place.lon, percent_encoded(name), percent_encoded(name));
    }
    case Map::osm:
      return fmt::format(
          "https://www.openstreetmap.org/?mlat={:.6f}&mlon={:.6f}#map=18/{:.6f}/{:.6f}", wgs84.lat,
          wgs84.lon, wgs84.lat, wgs84.lon);
  }
  return {};
}

std::string geo_uri(Position wgs84) {
  return fmt::format("geo:{:.6f},{:.6f}", wgs84.lat, wgs84.lon);
}

}  // namespace yangxiao::geo
