// How far it is from each of many places to the nearest of some stations.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "geo/position.hpp"

namespace yangxiao::station {

struct Reached {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  double metres = std::numeric_limits<double>::infinity();  // in a straight line on the ellipsoid
  std::uint32_t station = kNone;                            // its number; kNone: there are none
};

// In the order of the places; by `threads` threads, on which the answer does not depend. Of
// stations that are as near, the first. Metres as those of geo::metres_between(), to 2 mm. O(p log
// s).
std::vector<Reached> nearest_of(std::span<const geo::Position> places,
                                std::span<const geo::Position> stations, unsigned threads);

}  // namespace yangxiao::station
