// Cells of a grid over latitudes and longitudes: what lies near is in the same cell or in one
// beside it, and a cell is a number that an index can hold.
#pragma once

#include <cmath>
#include <cstdint>

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

}  // namespace yangxiao::geo
