#include "geo/point_tree.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yangxiao::geo {
namespace {

constexpr std::size_t kLeaf = 8;  // a range this small is looked through

}  // namespace

PointTree::PointTree(std::span<const Position> places) : axis_(places.size()) {
  points_.reserve(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    points_.push_back({in_space(places[i]), static_cast<std::uint32_t>(i)});
  }
  build(0, points_.size());
}

// The axis along which the points are spread most: in a city two of the three hardly matter.
void PointTree::build(std::size_t begin, std::size_t end) {
  if (end - begin <= kLeaf) return;
  InSpace low = points_[begin].at;
  InSpace high = low;
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

// A walk down the tree: `limit` gives the largest square that still matters, `take` a point.
template <class Points, class Axes, class Limit, class Take>
void walk(const Points& points, const Axes& axes, const InSpace& from, std::size_t begin,
          std::size_t end, const Limit& limit, const Take& take) {
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
    take(points[middle], metres_squared(from, points[middle].at));
    if (beside * beside > limit()) return;
    if (low_first) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  for (std::size_t i = begin; i < end; ++i) take(points[i], metres_squared(from, points[i].at));
}

}  // namespace

std::optional<PointTree::Near> PointTree::nearest(Position place) const {
  if (points_.empty()) return std::nullopt;
  Near best{std::numeric_limits<double>::infinity(), 0};
  const auto limit = [&] { return best.metres_squared; };
  walk(points_, axis_, in_space(place), 0, points_.size(), limit,
       [&](const Point& point, double squared) {
         const bool is_nearer = squared < best.metres_squared ||
                                (squared == best.metres_squared && point.number < best.number);
         if (is_nearer) best = {squared, point.number};
       });
  return best;
}

void PointTree::nearest(Position place, std::size_t k, std::vector<Near>& found) const {
  found.clear();
  if (k == 0) return;
  const auto closer = [](const Near& a, const Near& b) {
    return a.metres_squared < b.metres_squared;
  };
  const auto limit = [&] {
    return found.size() < k ? std::numeric_limits<double>::infinity() : found.back().metres_squared;
  };
  walk(points_, axis_, in_space(place), 0, points_.size(), limit,
       [&](const Point& point, double squared) {
         if (found.size() == k && squared >= found.back().metres_squared) return;
         if (found.size() == k) found.pop_back();
         const Near near{squared, point.number};
         found.insert(std::upper_bound(found.begin(), found.end(), near, closer), near);
       });
}

void PointTree::within(Position place, double metres, std::vector<Near>& found) const {
  const double most = metres * metres;
  const auto limit = [&] { return most; };
  walk(points_, axis_, in_space(place), 0, points_.size(), limit,
       [&](const Point& point, double squared) {
         if (squared <= most) found.push_back({squared, point.number});
       });
}

}  // namespace yangxiao::geo
