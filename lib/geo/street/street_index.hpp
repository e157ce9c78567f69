// Where a place comes to a street.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "geo/street/streets.hpp"

namespace yangxiao::geo {

// A point on a piece of a street.
struct OnStreet {
  std::uint32_t piece = 0;
  double along = 0;  // metres from the piece's first corner, of its own length
  double aside = 0;  // metres from the place, as the crow flies
};

// A grid over the boxes of all pieces.
class StreetIndex {
 public:
  // O(pieces). `streets` outlives it.
  explicit StreetIndex(const Streets& streets);

  // The nearest point of all pieces within `most` metres; of several as near, that of the first
  // one. On the plane that touches the ellipsoid there: exact to a millimetre for some hundred
  // metres.
  std::optional<OnStreet> nearest(Position place, double most) const;

 private:
  struct Cell {
    std::int32_t row;
    std::int32_t column;
  };
  std::int64_t row_of(double lat) const;
  std::int64_t column_of(double lon) const;
  void fill(const std::vector<Cell>& cells);

  const Streets& streets_;
  Position south_west_{90, 180};
  double cell_ = 0.001;  // degrees
  std::int64_t rows_ = 1;
  std::int64_t columns_ = 1;
  std::vector<std::uint32_t> begins_;  // of each cell in pieces_
  std::vector<std::uint32_t> pieces_;
};

}  // namespace yangxiao::geo
