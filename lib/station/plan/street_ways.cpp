#include "station/plan/street_ways.hpp"

#include <limits>

namespace yangxiao::station {
namespace {

Incidence corners_of(const geo::Streets& streets, const OnStreets& places) {
  Incidence corners;
  for (const auto& place : places) {
    if (place) {
      corners.push(streets.pieces[place->piece].from);
      corners.push(streets.pieces[place->piece].to);
    }
    corners.end_list();
  }
  return corners;
}

}  // namespace

StreetWays::StreetWays(const geo::StreetNetwork& network, const Demand& demand,
                       const OnStreets& places, OnStreets candidates, OnStreets kept)
    : WaysOfDemand(demand),
      network_(network),
      on_street_(places),
      candidates_(std::move(candidates)),
      kept_(std::move(kept)),
      at_corner_(corners_of(network.streets, places).transposed(network.streets.corners.size())) {}

Result<Incidence> StreetWays::candidates_within(double metres) const {
  geo::StreetSearch search(network_.graph);
  std::vector<std::uint32_t> looked_at(places(), 0);  // for which candidate, counted from 1
  Incidence places_of;
  for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
    if (candidates_[i]) {
      search.run(std::span(&*candidates_[i], 1), metres);
      for (const std::uint32_t corner : search.reached()) {
        for (const std::uint32_t place : at_corner_.of(corner)) {
          if (looked_at[place] == i + 1) continue;
          looked_at[place] = i + 1;
          if (search.from(*on_street_[place]).metres <= metres) places_of.push(place);
        }
      }
    }
    places_of.end_list();
    const Status fits = check_pairs(static_cast<double>(places_of.pairs()));
    if (!fits) return fits.error();
  }
  return places_of.transposed(places());
}

Result<std::vector<double>> StreetWays::metres_to_candidates() const {
  const Status fits =
      check_pairs(static_cast<double>(places()) * static_cast<double>(candidates()));
  if (!fits) return fits.error();
  geo::StreetSearch search(network_.graph);
  std::vector<double> metres;
  metres.reserve(places() * candidates());
  for (const auto& candidate : candidates_) {
    if (candidate) search.run(std::span(&*candidate, 1));
    for (const auto& place : on_street_) {
      const bool may_be = candidate && place;
      metres.push_back(may_be ? search.from(*place).metres
                              : std::numeric_limits<double>::infinity());
    }
  }
  return metres;
}

}  // namespace yangxiao::station
