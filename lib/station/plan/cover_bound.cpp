#include "station/plan/cover_bound.hpp"

#include <algorithm>
#include <numeric>

#include "station/plan/bounding.hpp"

namespace yangxiao::station {
namespace {

// What the best `choose` candidates get of the shares, and what the places keep.
class Shared {
 public:
  explicit Shared(const CoverProblem& problem)
      : problem_(problem),
        got_(problem.places_of.size()),
        order_(problem.places_of.size()),
        subgradient_(problem.weights.size()) {}

  // What nothing costs less than: the relaxed problem's covered weight.
  double look_at(std::span<const double> shares) {
    // Place by place: what the candidates got stays in the cache, which the places do not.
    std::fill(got_.begin(), got_.end(), 0.0);
    for (std::size_t place = 0; place < shares.size(); ++place) {
      const double share = shares[place];
      if (share == 0) continue;
      for (const std::uint32_t candidate : problem_.candidates_of.of(place)) {
        got_[candidate] += share;
      }
    }
    std::iota(order_.begin(), order_.end(), 0U);
    const auto end = order_.begin() + static_cast<std::ptrdiff_t>(problem_.choose);
    std::nth_element(order_.begin(), end - 1, order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return got_[a] != got_[b] ? got_[a] > got_[b] : a < b;
    });
    double value = 0;
    for (auto it = order_.begin(); it != end; ++it) value += got_[*it];
    for (std::size_t place = 0; place < shares.size(); ++place) {
      value += problem_.weights[place] - shares[place];
      subgradient_[place] = shares[place] < problem_.weights[place] ? -1 : 0;
    }
    for (auto it = order_.begin(); it != end; ++it) {
      for (const std::uint32_t place : problem_.places_of.of(*it)) subgradient_[place] += 1;
    }
    return -value;
  }
  // Of the weight.
  std::span<const double> subgradient() const { return subgradient_; }

 private:
  const CoverProblem& problem_;
  std::vector<double> got_;
  std::vector<std::uint32_t> order_;
  std::vector<double> subgradient_;
};

// What nobody covers is shared out as a whole, what several cover not at all.
std::vector<double> first_shares(const CoverProblem& problem, const Choice& start) {
  std::vector<int> covering(problem.weights.size());
  for (const std::uint32_t candidate : start.chosen) {
    for (const std::uint32_t place : problem.places_of.of(candidate)) ++covering[place];
  }
  std::vector<double> shares = problem.weights;
  for (std::size_t place = 0; place < shares.size(); ++place) {
    if (covering[place] == 1) shares[place] /= 2;
    if (covering[place] > 1) shares[place] = 0;
  }
  return shares;
}

}  // namespace

void bound_cover(const CoverProblem& problem, const Choice& start, const Effort& effort,
                 Incumbent& incumbent) {
  Descent descent(first_shares(problem, start), problem.weights);
  Shared shared(problem);
  bound_by(shared, descent, effort, incumbent);
}

}  // namespace yangxiao::station
