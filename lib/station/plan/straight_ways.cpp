#include <cmath>

#include <fmt/format.h>

#include "geo/distance.hpp"
#include "geo/point_tree.hpp"
#include "station/plan/ways.hpp"

namespace yangxiao::station {

Status check_pairs(double pairs) {
  constexpr double kMostPairs = 100e6;
  if (pairs <= kMostPairs) return {};
  return Error{Problem::plan_too_large,
               {fmt::format("{:.0f}", pairs), fmt::format("{:.0f}", kMostPairs)},
               {}};
}

std::string WaysOfDemand::name(std::size_t place) const {
  if (!demand_.names.empty() && !demand_.names[place].empty()) return demand_.names[place];
  const geo::Position at = demand_.places[place];
  return fmt::format("{:.6f},{:.6f}", at.lat, at.lon);
}

std::vector<double> WaysOfDemand::metres_to_kept() const {
  std::vector<double> metres;
  metres.reserve(places());
  for (const Reached& reached : nearest_kept()) metres.push_back(reached.metres);
  return metres;
}

Result<Incidence> StraightWays::candidates_within(double metres) const {
  const geo::PointTree tree(candidates_);
  std::vector<geo::PointTree::Near> found;
  Incidence candidates;
  for (const geo::Position place : demand().places) {
    found.clear();
    tree.within(place, metres, found);
    for (const auto& near : found) {
      // The line is never longer than the way, and may lie within where the way does not.
      const double line = std::sqrt(near.metres_squared);
      if (geo::metres_over(line, place, candidates_[near.number]) <= metres) {
        candidates.push(near.number);
      }
    }
    candidates.end_list();
    const Status fits = check_pairs(static_cast<double>(candidates.pairs()));
    if (!fits) return fits.error();
  }
  return candidates;
}

Result<std::vector<double>> StraightWays::metres_to_candidates() const {
  const Status fits =
      check_pairs(static_cast<double>(places()) * static_cast<double>(candidates()));
  if (!fits) return fits.error();
  std::vector<geo::InSpace> at;
  at.reserve(places());
  for (const geo::Position place : demand().places) at.push_back(geo::in_space(place));
  std::vector<double> metres;
  metres.reserve(places() * candidates());
  for (const geo::Position candidate : candidates_) {
    const geo::InSpace there = geo::in_space(candidate);
    for (std::size_t i = 0; i < at.size(); ++i) {
      const double line = std::sqrt(geo::metres_squared(at[i], there));
      metres.push_back(geo::metres_over(line, demand().places[i], candidate));
    }
  }
  return metres;
}

}  // namespace yangxiao::station
