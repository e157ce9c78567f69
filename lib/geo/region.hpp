// A part of the Earth's surface: a district within its boundary.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "geo/datum.hpp"
#include "geo/position.hpp"

namespace yangxiao::geo {

class Region {
 public:
  // Corners of a box, WGS-84; it does not cross the antimeridian.
  static Region of_box(Position south_west, Position north_east);

  // All polygons of a GeoJSON text (RFC 7946: a geometry, a feature or a collection of them, inner
  // rings are holes), their positions converted from `datum`. Errors: json_syntax, json_too_deep,
  // geojson_not_polygons.
  static Result<Region> of_geojson(std::string_view json, Datum datum);

  // Inside one of the polygons, by the even-odd rule over its rings, on the plane of latitudes and
  // longitudes: RFC 7946 has edges straight there. On the edge, either. Linear in the corners where
  // the box around the region holds the place.
  bool contains(Position place) const;

  // The middles of squares of so many metres that lie inside, from south to north and from west to
  // east. The squares lie where they lie on the whole Earth, whatever the region: one whose edge
  // was converted to a metre loses and wins none but on that edge. Linear in corners times rows,
  // and in the squares.
  std::vector<Position> grid(double metres) const;
  // How many there would be in the box around the region, about.
  double squares_in_box(double metres) const;

  using Ring = std::vector<Position>;
  using Polygon = std::vector<Ring>;  // the outer ring, and holes
  const std::vector<Polygon>& polygons() const { return polygons_; }

  // A number that two different regions hardly share.
  std::uint64_t fingerprint() const;

 private:
  // From and to which longitudes a latitude lies inside, from west to east, none on another.
  std::vector<std::pair<double, double>> inside_at(double lat) const;

  std::vector<Polygon> polygons_;
  Position south_west_{90, 180};
  Position north_east_{-90, -180};
};

}  // namespace yangxiao::geo
