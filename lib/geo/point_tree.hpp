// A k-d tree over places on the Earth, in memory: for asking after the nearest of many, many times.
//
// J. L. Bentley, "Multidimensional binary search trees used for associative searching", 1975; here
// balanced, without pointers, over points of the WGS-84 ellipsoid in space. The straight line
// through the Earth is never longer than the way on its surface, and up to 50 km tells it to 2 mm
// (surface_metres() in geo/distance.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geo/distance.hpp"
#include "geo/position.hpp"

namespace yangxiao::geo {

class PointTree {
 public:
  // O(n log n). Numbers of places are their indices here.
  explicit PointTree(std::span<const Position> places);

  struct Near {
    double metres_squared;  // of the straight line
    std::uint32_t number;
  };
  // The nearest by the straight line; of several as near, the one with the lowest number. Nothing:
  // there are no places. O(log n).
  std::optional<Near> nearest(Position place) const;
  // The k nearest, nearest first. O(log n) for k small. `found` is overwritten.
  void nearest(Position place, std::size_t k, std::vector<Near>& found) const;
  // Everything within a straight line of so many metres, in no order; appended.
  void within(Position place, double metres, std::vector<Near>& found) const;

 private:
  struct Point {
    InSpace at;
    std::uint32_t number;
  };
  void build(std::size_t begin, std::size_t end);

  std::vector<Point> points_;       // each range's median in its middle
  std::vector<std::uint8_t> axis_;  // by which the range with this middle is split
};

}  // namespace yangxiao::geo
