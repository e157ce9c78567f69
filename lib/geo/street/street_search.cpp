#include "geo/street/street_search.hpp"

#include <algorithm>
#include <cmath>

namespace yangxiao::geo {
namespace {

constexpr double kBucket = 16;  // metres

bool is_better(double metres, std::uint32_t goal, double known, std::uint32_t known_goal) {
  return metres < known || (metres == known && goal < known_goal);
}

}  // namespace

StreetGraph::StreetGraph(const Streets& streets)
    : streets_(&streets), begins_(streets.corners.size() + 1) {
  for (const auto& piece : streets.pieces) {
    ++begins_[piece.to + 1];
    if (piece.is_both) ++begins_[piece.from + 1];
  }
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  arrivals_.resize(begins_.back());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (const auto& piece : streets.pieces) {
    arrivals_[next[piece.to]++] = {piece.from, piece.metres};
    if (piece.is_both) arrivals_[next[piece.from]++] = {piece.to, piece.metres};
  }
}

StreetSearch::StreetSearch(const StreetGraph& graph)
    : graph_(graph), known_(graph.streets().corners.size()) {}

void StreetSearch::offer(std::uint32_t corner, double metres, std::uint32_t goal) {
  ToGoal& known = known_[corner];
  if (metres > most_ || !is_better(metres, goal, known.metres, known.goal)) return;
  if (known.goal == ToGoal::kNone) reached_.push_back(corner);
  known = {metres, goal};
  const auto bucket = static_cast<std::size_t>(metres / kBucket);
  if (bucket >= buckets_.size()) buckets_.resize(bucket + 1);
  buckets_[bucket].push_back(corner);
  filled_ = std::max(filled_, bucket + 1);
}

void StreetSearch::run(std::span<const OnStreet> goals, double most) {
  for (const std::uint32_t corner : reached_) known_[corner] = {};
  reached_.clear();
  on_pieces_.clear();
  most_ = most;
  filled_ = 0;
  for (std::uint32_t i = 0; i < goals.size(); ++i) {
    const OnStreet& goal = goals[i];
    const Streets::Piece& piece = graph_.streets().pieces[goal.piece];
    on_pieces_.push_back({goal.piece, i, goal.along, goal.aside});
    offer(piece.from, goal.along + goal.aside, i);
    const double behind = static_cast<double>(piece.metres) - goal.along;
    if (piece.is_both) offer(piece.to, behind + goal.aside, i);
  }
  std::sort(on_pieces_.begin(), on_pieces_.end(), [](const OnPiece& a, const OnPiece& b) {
    return a.piece != b.piece ? a.piece < b.piece : a.goal < b.goal;
  });
  std::vector<std::uint32_t> corners;
  for (std::size_t bucket = 0; bucket < filled_; ++bucket) {
    while (!buckets_[bucket].empty()) {
      corners.swap(buckets_[bucket]);
      for (const std::uint32_t corner : corners) {
        const auto [metres, goal] = known_[corner];
        // It stands in an earlier bucket as well, and was looked at there.
        if (static_cast<std::size_t>(metres / kBucket) != bucket) continue;
        for (const auto& arrival : graph_.arrivals(corner)) {
          offer(arrival.from, metres + static_cast<double>(arrival.metres), goal);
        }
      }
      corners.clear();
    }
  }
}

ToGoal StreetSearch::from(const OnStreet& place) const {
  const Streets::Piece& piece = graph_.streets().pieces[place.piece];
  ToGoal best;
  const auto take = [&](double metres, std::uint32_t goal) {
    if (is_better(metres, goal, best.metres, best.goal)) best = {metres, goal};
  };
  const double ahead = static_cast<double>(piece.metres) - place.along;
  const ToGoal& to = known_[piece.to];
  if (to.goal != ToGoal::kNone) take(ahead + to.metres, to.goal);
  const ToGoal& back = known_[piece.from];
  if (piece.is_both && back.goal != ToGoal::kNone) take(place.along + back.metres, back.goal);
  auto goal =
      std::lower_bound(on_pieces_.begin(), on_pieces_.end(), place.piece,
                       [](const OnPiece& one, std::uint32_t sought) { return one.piece < sought; });
  for (; goal != on_pieces_.end() && goal->piece == place.piece; ++goal) {
    if (goal->along < place.along && !piece.is_both) continue;
    take(std::abs(goal->along - place.along) + goal->aside, goal->goal);
  }
  best.metres += place.aside;
  if (best.metres <= most_) return best;
  return {};
}

}  // namespace yangxiao::geo
