#include "geo/street/street_index.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/distance.hpp"

namespace yangxiao::geo {
namespace {

constexpr double kRadians = std::numbers::pi / 180.0;

// Metres east and north of a place, by the radii of curvature of WGS-84 there.
class PlaneAt {
 public:
  explicit PlaneAt(Position middle) : middle_(middle) {
    const double sine = std::sin(middle.lat * kRadians);
    const double under = 1 - kEllipsoidEccentricity * sine * sine;
    const double across = kEllipsoidAxis / std::sqrt(under);
    north_ = across * (1 - kEllipsoidEccentricity) / under * kRadians;
    east_ = across * std::cos(middle.lat * kRadians) * kRadians;
  }
  double x(Position place) const { return (place.lon - middle_.lon) * east_; }
  double y(Position place) const { return (place.lat - middle_.lat) * north_; }
  double degrees_north(double metres) const { return metres / north_; }
  double degrees_east(double metres) const { return metres / std::max(east_, 1.0); }

 private:
  Position middle_;
  double north_;  // metres a degree
  double east_;
};

// The nearest point of a piece to the middle of the plane: which share of it lies before, and how
// far away it is, squared.
struct Foot {
  double share;
  double square;
};
Foot foot_on(const PlaneAt& plane, Position from, Position to) {
  const double x = plane.x(from);
  const double y = plane.y(from);
  const double dx = plane.x(to) - x;
  const double dy = plane.y(to) - y;
  const double length = dx * dx + dy * dy;
  const double share = length > 0 ? std::clamp(-(x * dx + y * dy) / length, 0.0, 1.0) : 0.0;
  const double beside = x + share * dx;
  const double above = y + share * dy;
  return {share, beside * beside + above * above};
}

}  // namespace

StreetIndex::StreetIndex(const Streets& streets) : streets_(streets) {
  Position north_east{-90, -180};
  for (const Position corner : streets.corners) {
    south_west_.lat = std::min(south_west_.lat, corner.lat);
    south_west_.lon = std::min(south_west_.lon, corner.lon);
    north_east.lat = std::max(north_east.lat, corner.lat);
    north_east.lon = std::max(north_east.lon, corner.lon);
  }
  const double high = std::max(north_east.lat - south_west_.lat, 1e-9);
  const double wide = std::max(north_east.lon - south_west_.lon, 1e-9);
  // No more cells than two a piece, however far apart they lie.
  const double most = 2 * static_cast<double>(streets.pieces.size()) + 1;
  cell_ = std::max(cell_, std::sqrt(high * wide / most));
  rows_ = static_cast<std::int64_t>(high / cell_) + 1;
  columns_ = static_cast<std::int64_t>(wide / cell_) + 1;
  std::vector<Cell> cells;  // of the corners
  cells.reserve(streets.corners.size());
  for (const Position corner : streets.corners) {
    cells.push_back({static_cast<std::int32_t>(std::min(row_of(corner.lat), rows_ - 1)),
                     static_cast<std::int32_t>(std::min(column_of(corner.lon), columns_ - 1))});
  }
  fill(cells);
}

// Each piece into all cells of its box.
void StreetIndex::fill(const std::vector<Cell>& cells) {
  begins_.assign(static_cast<std::size_t>(rows_ * columns_) + 1, 0);
  const auto each_cell = [&](const Streets::Piece& piece, const auto& take) {
    const Cell a = cells[piece.from];
    const Cell b = cells[piece.to];
    const auto [south, north] = std::minmax(a.row, b.row);
    const auto [west, east] = std::minmax(a.column, b.column);
    for (std::int64_t row = south; row <= north; ++row) {
      for (std::int64_t column = west; column <= east; ++column) {
        take(static_cast<std::size_t>(row * columns_ + column));
      }
    }
  };
  const auto& pieces = streets_.pieces;
  for (const auto& piece : pieces) {
    each_cell(piece, [this](std::size_t cell) { ++begins_[cell + 1]; });
  }
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  pieces_.resize(begins_.back());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    each_cell(pieces[i], [&](std::size_t cell) { pieces_[next[cell]++] = i; });
  }
}

std::int64_t StreetIndex::row_of(double lat) const {
  const double row = std::floor((lat - south_west_.lat) / cell_);
  return static_cast<std::int64_t>(std::clamp(row, -1.0, static_cast<double>(rows_)));
}
std::int64_t StreetIndex::column_of(double lon) const {
  const double column = std::floor((lon - south_west_.lon) / cell_);
  return static_cast<std::int64_t>(std::clamp(column, -1.0, static_cast<double>(columns_)));
}

std::optional<OnStreet> StreetIndex::nearest(Position place, double most) const {
  const PlaneAt plane(place);
  std::optional<OnStreet> found;
  double least = most * most;
  // First near by, as most places have it: what is found within a reach is the nearest of all.
  constexpr double kNear = 60;
  for (double reach = std::min(kNear, most);; reach = most) {
    const double high = plane.degrees_north(reach);
    const double wide = plane.degrees_east(reach);
    const std::int64_t north = std::min(row_of(place.lat + high), rows_ - 1);
    const std::int64_t east = std::min(column_of(place.lon + wide), columns_ - 1);
    for (auto row = std::max<std::int64_t>(row_of(place.lat - high), 0); row <= north; ++row) {
      for (auto column = std::max<std::int64_t>(column_of(place.lon - wide), 0); column <= east;
           ++column) {
        const auto cell = static_cast<std::size_t>(row * columns_ + column);
        for (std::uint32_t i = begins_[cell]; i < begins_[cell + 1]; ++i) {
          const std::uint32_t number = pieces_[i];
          const Streets::Piece& piece = streets_.pieces[number];
          const Foot foot =
              foot_on(plane, streets_.corners[piece.from], streets_.corners[piece.to]);
          const bool is_nearer =
              foot.square < least || (foot.square == least && (!found || number < found->piece));
          if (!is_nearer) continue;
          least = foot.square;
          found = {number, foot.share * static_cast<double>(piece.metres), std::sqrt(least)};
        }
      }
    }
    if (reach == most || (found && found->aside <= reach)) return found;
  }
}

}  // namespace yangxiao::geo
