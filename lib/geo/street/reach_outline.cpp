#include "geo/street/reach_outline.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <utility>

#include "geo/distance.hpp"

namespace yangxiao::geo {
namespace {

constexpr double kSquare = 20;  // metres
constexpr int kBeside = 2;      // squares around one that a street runs through

// Squares by their column and row around a place.
class Squares {
 public:
  explicit Squares(Position middle)
      : middle_(middle),
        high_(kSquare / kMetresADegree),
        wide_(high_ / std::max(0.01, std::cos(middle.lat * std::numbers::pi / 180))) {}

  void mark(Position place) {
    const int column = static_cast<int>(std::floor((place.lon - middle_.lon) / wide_));
    const int row = static_cast<int>(std::floor((place.lat - middle_.lat) / high_));
    if (!through_.insert({column, row}).second) return;
    for (int across = -kBeside; across <= kBeside; ++across) {
      for (int up = -kBeside; up <= kBeside; ++up) {
        const bool is_near = across * across + up * up <= kBeside * kBeside;
        if (is_near) squares_.insert({column + across, row + up});
      }
    }
  }

  // Each edge has its square on its left.
  std::vector<Region::Ring> outer_edges() const {
    std::multimap<Corner, Corner> edges;
    for (const auto& [column, row] : squares_) {
      if (!has(column, row - 1)) edges.insert({{column, row}, {column + 1, row}});
      if (!has(column + 1, row)) edges.insert({{column + 1, row}, {column + 1, row + 1}});
      if (!has(column, row + 1)) edges.insert({{column + 1, row + 1}, {column, row + 1}});
      if (!has(column - 1, row)) edges.insert({{column, row + 1}, {column, row}});
    }
    std::vector<Region::Ring> rings;
    while (!edges.empty()) {
      const std::vector<Corner> corners = take_ring(edges);
      if (area(corners) > 0) rings.push_back(ring_of(corners));
    }
    std::stable_sort(rings.begin(), rings.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return rings;
  }

 private:
  using Corner = std::pair<int, int>;
  using Edges = std::multimap<Corner, Corner>;

  bool has(int column, int row) const { return squares_.contains({column, row}); }

  static std::vector<Corner> take_ring(Edges& edges) {
    std::vector<Corner> corners;
    auto edge = edges.begin();
    const Corner first = edge->first;
    while (edge != edges.end()) {
      corners.push_back(edge->first);
      const Corner next = edge->second;
      edges.erase(edge);
      if (next == first) break;
      edge = edges.find(next);
    }
    return corners;
  }

  // Above 0 where it runs counter-clockwise: the others are the edges of holes.
  static long area(const std::vector<Corner>& corners) {
    long twice = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const Corner& next = corners[(i + 1) % corners.size()];
      twice += static_cast<long>(corners[i].first) * next.second -
               static_cast<long>(next.first) * corners[i].second;
    }
    return twice;
  }

  // The middles of the edges: corners are cut, and stairs become lines.
  Region::Ring ring_of(const std::vector<Corner>& corners) const {
    Region::Ring ring;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const Corner& next = corners[(i + 1) % corners.size()];
      ring.push_back({middle_.lat + (corners[i].second + next.second) / 2.0 * high_,
                      middle_.lon + (corners[i].first + next.first) / 2.0 * wide_});
    }
    return ring;
  }

  Position middle_;
  double high_;  // degrees
  double wide_;
  std::set<Corner> through_;
  std::set<Corner> squares_;
};

Position between(Position a, Position b, double share) {
  return {a.lat + (b.lat - a.lat) * share, a.lon + (b.lon - a.lon) * share};
}

}  // namespace

std::vector<Region::Ring> reach_outline(const StreetGraph& graph, const StreetSearch& search,
                                        Position middle, double most) {
  Squares squares(middle);
  const auto& corners = graph.streets().corners;
  for (const std::uint32_t corner : search.reached()) {
    const double left = most - search.from(corner).metres;
    squares.mark(corners[corner]);
    for (const auto& arrival : graph.arrivals(corner)) {
      const double metres = static_cast<double>(arrival.metres);
      const double part = std::min(left, metres);
      for (double at = kSquare / 2; at < part; at += kSquare / 2) {
        squares.mark(between(corners[corner], corners[arrival.from], at / metres));
      }
    }
  }
  return squares.outer_edges();
}

}  // namespace yangxiao::geo
