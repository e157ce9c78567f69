// A k-d tree over places on the Earth, in memory: for asking after the nearest of many, many times.
//
// J. L. Bentley, "Multidimensional binary search trees used for associative searching", 1975; here
// balanced, without pointers, over points of the unit sphere. The straight line through the Earth
// grows with the great circle, so the nearest by one is the nearest by the other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/position.hpp"

namespace yangxiao::geo {

class PointTree {
 public:
  // O(n log n). Numbers of places are their indices here.
  explicit PointTree(std::span<const Position> places);

  struct Near {
    double chord_squared;  // of the unit sphere
    std::uint32_t number;
  };
  // The k nearest by great circle, nearest first. O(log n) for k small. `found` is overwritten.
  void nearest(Position place, std::size_t k, std::vector<Near>& found) const;
  // Everything within a chord, in no order; appended.
  void within(Position place, double chord_squared, std::vector<Near>& found) const;

  // The chord of a great-circle distance in metres, squared; beyond half the Earth the largest
  // there is.
  static double chord_squared_of(double metres);

 private:
  struct Point {
    std::array<double, 3> at;
    std::uint32_t number;
  };
  static std::array<double, 3> on_sphere(Position place);
  void build(std::size_t begin, std::size_t end);

  std::vector<Point> points_;       // each range's median in its middle
  std::vector<std::uint8_t> axis_;  // by which the range with this middle is split
};

}  // namespace yangxiao::geo
