// Cells of a grid over latitudes and longitudes: what lies near is in the same cell or in one
// beside it, and a cell is a number that an index can hold.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>

#include "geo/position.hpp"

namespace yangxiao::geo {

// 1/400 of a degree: 278 m from south to north, 239 m from west to east at Wuhan's 30.5 degrees.
inline constexpr int kCellsADegree = 400;
inline constexpr std::int64_t kCellsAround = 360LL * kCellsADegree;

constexpr std::int64_t cell_of(std::int64_t row, std::int64_t column) {
  return row * kCellsAround + column;
}
// Rows from the south pole, columns from the antimeridian eastward.
inline std::int64_t cell_row(double lat) {
  return static_cast<std::int64_t>(std::floor((lat + 90.0) * kCellsADegree));
}
inline std::int64_t cell_column(double lon) {
  return static_cast<std::int64_t>(std::floor((lon + 180.0) * kCellsADegree));
}
inline std::int64_t cell_of(Position place) {
  return cell_of(cell_row(place.lat), cell_column(place.lon));
}

// Rows and columns of cells, both ends included.
struct CellBlock {
  std::int64_t first_row = 0;
  std::int64_t last_row = 0;
  std::int64_t first_column = 0;
  std::int64_t last_column = 0;
};

// The cells that hold everything within so many metres of a place. Nothing: the circle touches a
// pole or the antimeridian.
inline std::optional<CellBlock> cells_within(Position place, double metres) {
  // A degree of latitude is 110,574 m where it is shortest, at the equator; a degree of longitude
  // is 111,319 m there and shrinks with the cosine, most on the circle's side toward the pole.
  constexpr double kDegree = 3.14159265358979323846 / 180.0;
  const double up = metres / 110'574.0;
  const double highest = std::fabs(place.lat) + up;
  if (highest >= 89.0) return std::nullopt;
  const double across = metres / (111'319.0 * std::cos(highest * kDegree));
  if (place.lon - across < -180.0 || place.lon + across >= 180.0) return std::nullopt;
  return CellBlock{cell_row(place.lat - up), cell_row(place.lat + up),
                   cell_column(place.lon - across), cell_column(place.lon + across)};
}

}  // namespace yangxiao::geo
