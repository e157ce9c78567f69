#include "geo/map_plane.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

#include <fmt/format.h>

#include "geo/distance.hpp"

namespace yangxiao::geo {

void MapExtent::take(Position place) {
  south = std::min(south, place.lat);
  north = std::max(north, place.lat);
  west = std::min(west, place.lon);
  east = std::max(east, place.lon);
}

void MapExtent::take(const Region& region) {
  for (const auto& polygon : region.polygons()) {
    for (const auto& ring : polygon) {
      for (const Position corner : ring) take(corner);
    }
  }
}

namespace {

double narrowness(const MapExtent& extent) {
  return std::cos((extent.north + extent.south) / 2 * std::numbers::pi / 180);
}

}  // namespace

void MapExtent::widen(double metres) {
  const double beside = metres / kMetresADegree;
  const double narrow = narrowness(*this);
  south -= beside;
  north += beside;
  west -= beside / narrow;
  east += beside / narrow;
}

MapPlane::MapPlane(const MapExtent& extent, const MapFrame& frame)
    : frame_(frame), north_(extent.north), west_(extent.west), narrow_(narrowness(extent)) {
  constexpr double kLeast = 1e-4;  // of a degree
  const double wide = std::max((extent.east - extent.west) * narrow_, kLeast);
  const double high = std::max(extent.north - extent.south, kLeast);
  scale_ = std::min((frame.width - 2 * frame.margin) / wide, frame.highest / high);
  left_ = (frame.width - wide * scale_) / 2;
  height_ = high * scale_;
}

double MapPlane::pixels(double metres) const { return metres / kMetresADegree * scale_; }

bool MapPlane::shows(Position place) const {
  const double x = this->x(place);
  const double y = this->y(place);
  return x >= 0 && x < frame_.width && y >= frame_.top - frame_.margin &&
         y < frame_.top + height_ + frame_.margin;
}

void append_path(std::string& path, const Region::Ring& ring, const MapPlane& plane) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    fmt::format_to(std::back_inserter(path), "{}{:.1f},{:.1f}", i == 0 ? 'M' : 'L',
                   plane.x(ring[i]), plane.y(ring[i]));
  }
  path += 'Z';
}

std::string path_of(const Region& region, const MapPlane& plane) {
  std::string path;
  for (const auto& polygon : region.polygons()) {
    for (const auto& ring : polygon) append_path(path, ring, plane);
  }
  return path;
}

double scale_length(const MapPlane& plane, double longest) {
  double metres = 1;
  for (const double step : {1.0, 2.0, 5.0}) {
    for (double unit = 1; unit <= 1e6; unit *= 10) {
      const double one = step * unit;
      if (plane.pixels(one) <= longest && one > metres) metres = one;
    }
  }
  return metres;
}

std::string scale_text(double metres) {
  return metres < 1000 ? fmt::format("{:.0f} m", metres) : fmt::format("{:.0f} km", metres / 1000);
}

}  // namespace yangxiao::geo
