// Coverage as maps that programs and people open.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "base/output.hpp"
#include "geo/region.hpp"
#include "geo/travel.hpp"
#include "station/coverage/demand.hpp"
#include "station/coverage/reached.hpp"

namespace yangxiao::station {

struct MapStation {
  std::string_view code;
  std::string_view name;
  geo::Position position;
  bool is_planned = false;
};

// What is drawn; all of it outlives this.
struct CoverageMap {
  const Demand* demand = nullptr;
  std::span<const Reached> reached;  // numbers of `stations`
  std::span<const MapStation> stations;
  const geo::Region* boundary = nullptr;  // nullptr: none was given
  double square = 0;                      // metres: places are squares so wide; 0: they are points
  double within = 0;                      // metres that count as covered
  // How far one comes from each station along streets; empty: `within` metres in all directions.
  std::vector<std::vector<geo::Region::Ring>> reaches;
  geo::Pace pace;
};

// RFC 7946, WGS-84: for each station polygons around it of `within` metres (kind "reach"; none
// where it is on no street, and the attribution of the streets beside them), for each place a point
// (kind "place": covered, distance_m, minutes, station). Errors: those of the output.
Status write_coverage_geojson(const CoverageMap& map, Output& output);

// What the picture says, in the reader's language.
struct MapWords {
  std::string title;
  std::array<std::string, 2> subtitles;
  std::vector<std::string> classes;  // 4: covered, up to twice, up to three times as far, farther
  std::string station;
  std::string planned;  // a station that does not stand yet; empty: there is none
  std::string source;   // datum and where the figures are from
};

// An SVG of 1000 pixels' width, north above. Places that fall on one pixel are one dot. Errors:
// those of the output.
Status write_coverage_svg(const CoverageMap& map, const MapWords& words, Output& output);

}  // namespace yangxiao::station
