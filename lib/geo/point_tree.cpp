#include "geo/point_tree.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/distance.hpp"

namespace yangxiao::geo {
namespace {

constexpr std::size_t kLeaf = 8;  // a range this small is looked through

double chord_squared(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  const double x = a[0] - b[0];
  const double y = a[1] - b[1];
  const double z = a[2] - b[2];
  return x * x + y * y + z * z;
}

}  // namespace

std::array<double, 3> PointTree::on_sphere(Position place) {
  constexpr double kRadians = std::numbers::pi / 180.0;
  const double lat = place.lat * kRadians;
  const double lon = place.lon * kRadians;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double PointTree::chord_squared_of(double metres) {
  const double half_angle = std::min(metres / kSphereRadius / 2.0, std::numbers::pi / 2.0);
  const double chord = 2.0 * std::sin(half_angle);
  return chord * chord;
}

PointTree::PointTree(std::span<const Position> places) : axis_(places.size()) {
  points_.reserve(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    points_.push_back({on_sphere(places[i]), static_cast<std::uint32_t>(i)});
  }
  build(0, points_.size());
}

// The axis along which the points are spread most: in a city two of the three hardly matter.
void PointTree::build(std::size_t begin, std::size_t end) {
  if (end - begin <= kLeaf) return;
  std::array<double, 3> low = points_[begin].at;
  std::array<double, 3> high = low;
  for (std::size_t i = begin + 1; i < end; ++i) {
    for (std::size_t a = 0; a < 3; ++a) {
      low[a] = std::min(low[a], points_[i].at[a]);
      high[a] = std::max(high[a], points_[i].at[a]);
    }
  }
  std::size_t axis = 0;
  for (std::size_t a = 1; a < 3; ++a) {
    if (high[a] - low[a] > high[axis] - low[axis]) axis = a;
  }
  const std::size_t middle = begin + (end - begin) / 2;
  std::nth_element(points_.begin() + static_cast<std::ptrdiff_t>(begin),
                   points_.begin() + static_cast<std::ptrdiff_t>(middle),
                   points_.begin() + static_cast<std::ptrdiff_t>(end),
                   [axis](const Point& a, const Point& b) { return a.at[axis] < b.at[axis]; });
  axis_[middle] = static_cast<std::uint8_t>(axis);
  build(begin, middle);
  build(middle + 1, end);
}

namespace {

// A walk down the tree: `limit` gives the largest chord that still matters, `take` a point.
template <class Points, class Axes, class Limit, class Take>
void walk(const Points& points, const Axes& axes, const std::array<double, 3>& from,
          std::size_t begin, std::size_t end, const Limit& limit, const Take& take) {
  while (end - begin > kLeaf) {
    const std::size_t middle = begin + (end - begin) / 2;
    const std::size_t axis = axes[middle];
    const double beside = from[axis] - points[middle].at[axis];
    const bool low_first = beside < 0;
    if (low_first) {
      walk(points, axes, from, begin, middle, limit, take);
    } else {
      walk(points, axes, from, middle + 1, end, limit, take);
    }
    take(points[middle], chord_squared(from, points[middle].at));
    if (beside * beside > limit()) return;
    if (low_first) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  for (std::size_t i = begin; i < end; ++i) take(points[i], chord_squared(from, points[i].at));
}

}  // namespace

void PointTree::nearest(Position place, std::size_t k, std::vector<Near>& found) const {
  found.clear();
  if (k == 0) return;
  const auto closer = [](const Near& a, const Near& b) {
    return a.chord_squared < b.chord_squared;
  };
  const auto limit = [&] { return found.size() < k ? 5.0 : found.back().chord_squared; };
  walk(points_, axis_, on_sphere(place), 0, points_.size(), limit,
       [&](const Point& point, double chord) {
         if (found.size() == k && chord >= found.back().chord_squared) return;
         if (found.size() == k) found.pop_back();
         const Near near{chord, point.number};
         found.insert(std::upper_bound(found.begin(), found.end(), near, closer), near);
       });
}

void PointTree::within(Position place, double chord, std::vector<Near>& found) const {
  const auto limit = [&] { return chord; };
  walk(points_, axis_, on_sphere(place), 0, points_.size(), limit,
       [&](const Point& point, double distance) {
         if (distance <= chord) found.push_back({distance, point.number});
       });
}

}  // namespace yangxiao::geo
