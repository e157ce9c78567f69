// Ways along streets, as coverage measures them.
#pragma once

#include "station/coverage/along_streets.hpp"
#include "station/plan/ways.hpp"

namespace yangxiao::station {

class StreetWays final : public WaysOfDemand {
 public:
  // All of it outlives this.
  StreetWays(const geo::StreetNetwork& network, const Demand& demand, const OnStreets& places,
             OnStreets candidates, OnStreets kept);

  std::size_t candidates() const override { return candidates_.size(); }
  // A search a candidate, no farther than that.
  Result<Incidence> candidates_within(double metres) const override;
  Result<std::vector<double>> metres_to_candidates() const override;

 private:
  std::vector<Reached> nearest_kept() const override {
    return nearest_along(network_, on_street_, kept_);
  }

  const geo::StreetNetwork& network_;
  const OnStreets& on_street_;
  OnStreets candidates_;
  OnStreets kept_;
  Incidence at_corner_;  // the places on pieces that end at each corner
};

}  // namespace yangxiao::station
