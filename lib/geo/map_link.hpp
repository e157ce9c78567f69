// Links that open a place in a map, each in the map's own datum.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/position.hpp"

namespace yangxiao::geo {

enum class Map : std::uint8_t { amap, baidu, osm };

std::optional<Map> map_named(std::string_view word);

// amap (GCJ-02): uri.amap.com/marker; baidu (BD-09): api.map.baidu.com/marker; osm (WGS-84):
// openstreetmap.org. The name is percent-encoded.
std::string map_link(Map map, Position wgs84, std::string_view name);

// RFC 5870, WGS-84: geo:30.553600,114.210300
std::string geo_uri(Position wgs84);

}  // namespace yangxiao::geo
