// Streets from a file of OpenStreetMap.
#pragma once

#include <string>

#include "base/result.hpp"
#include "geo/street/streets.hpp"
#include "geo/travel.hpp"

namespace yangxiao::geo {

// What has to stand on every map that shows such streets (https://www.openstreetmap.org/copyright).
inline constexpr const char* kStreetsFrom = "© OpenStreetMap contributors";

// From a file in PBF (.osm.pbf) or in libosmium's text (.opl), ways along the corners that the file
// has. Errors: file_missing, network_broken (libosmium says why), network_empty (nothing in it
// can be used in this way). Linear in the file; its nodes are held in memory, 16 bytes each.
Result<Streets> read_osm_streets(const std::string& path, Mode mode);

}  // namespace yangxiao::geo
