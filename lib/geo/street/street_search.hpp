// How far it is along streets to the nearest of some goals.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "geo/street/street_index.hpp"
#include "geo/street/streets.hpp"

namespace yangxiao::geo {

// From which corners one comes to each corner: streets the other way round, so that one search from
// all goals tells the way to them from everywhere.
class StreetGraph {
 public:
  StreetGraph() = default;  // of nothing
  // O(pieces). `streets` outlives it.
  explicit StreetGraph(const Streets& streets);

  struct Arrival {
    std::uint32_t from;
    float metres;
  };
  std::span<const Arrival> arrivals(std::uint32_t corner) const {
    return std::span(arrivals_).subspan(begins_[corner], begins_[corner + 1] - begins_[corner]);
  }
  const Streets& streets() const { return *streets_; }

 private:
  const Streets* streets_ = nullptr;
  std::vector<std::uint32_t> begins_;
  std::vector<Arrival> arrivals_;
};

struct ToGoal {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  double metres = std::numeric_limits<double>::infinity();
  std::uint32_t goal = kNone;
};

// E. Dijkstra, "A note on two problems in connexion with graphs", 1959, from all goals at once,
// with buckets of some metres in place of a heap: within one, corners are looked at again where a
// shorter way is found (U. Meyer, P. Sanders, "Delta-stepping", 1998, with one thread). Used again
// and again it touches only what a search comes to.
class StreetSearch {
 public:
  explicit StreetSearch(const StreetGraph& graph);

  // Ways to goals within `most` metres, beside the street included. Of goals as near the first.
  void run(std::span<const OnStreet> goals, double most = std::numeric_limits<double>::infinity());

  // From a corner, and from a point on a street, its way to the street included.
  ToGoal from(std::uint32_t corner) const { return known_[corner]; }
  ToGoal from(const OnStreet& place) const;
  // The corners that the search came to, in no order.
  std::span<const std::uint32_t> reached() const { return reached_; }

 private:
  void offer(std::uint32_t corner, double metres, std::uint32_t goal);

  const StreetGraph& graph_;
  double most_ = 0;
  std::vector<ToGoal> known_;  // of each corner
  std::vector<std::uint32_t> reached_;
  std::vector<std::vector<std::uint32_t>> buckets_;
  std::size_t filled_ = 0;  // buckets up to this one may hold something
  struct OnPiece {
    std::uint32_t piece;
    std::uint32_t goal;
    double along;
    double aside;
  };
  std::vector<OnPiece> on_pieces_;  // goals, by piece
};

}  // namespace yangxiao::geo
