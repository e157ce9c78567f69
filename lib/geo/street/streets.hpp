// Streets as pieces between two corners, for one way of going along them.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/position.hpp"

namespace yangxiao::geo {

struct Streets {
  struct Piece {
    std::uint32_t from;  // numbers of corners
    std::uint32_t to;
    float metres;
    bool is_both;  // one may go back, too
  };
  std::vector<Position> corners;  // WGS-84
  std::vector<Piece> pieces;
};

}  // namespace yangxiao::geo
