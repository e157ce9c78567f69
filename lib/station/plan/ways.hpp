// How far it is from places to where stations are or could be: what a plan is made from.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "geo/position.hpp"
#include "station/coverage/demand.hpp"
#include "station/coverage/reached.hpp"
#include "station/plan/incidence.hpp"

namespace yangxiao::station {

class Ways {
 public:
  Ways() = default;
  Ways(const Ways&) = delete;
  Ways& operator=(const Ways&) = delete;
  virtual ~Ways() = default;

  virtual std::size_t places() const = 0;
  virtual double weight(std::size_t place) const = 0;
  virtual std::string name(std::size_t place) const = 0;
  virtual std::size_t candidates() const = 0;
  // From each place, to the nearest of the stations that are kept; infinite where none is reached.
  virtual std::vector<double> metres_to_kept() const = 0;
  // The candidates within so many metres of each place. Errors: plan_too_large.
  virtual Result<Incidence> candidates_within(double metres) const = 0;
  // From each place to the first candidate, then to the next ...; infinite where it is not reached.
  // Errors: plan_too_large.
  virtual Result<std::vector<double>> metres_to_candidates() const = 0;
};

// From places that matter to coverage, too.
class WaysOfDemand : public Ways {
 public:
  // The demand outlives it.
  explicit WaysOfDemand(const Demand& demand) : demand_(demand) {}

  std::size_t places() const final { return demand_.places.size(); }
  double weight(std::size_t place) const final { return demand_.weight(place); }
  // What the place is called, else where it is.
  std::string name(std::size_t place) const final;
  std::vector<double> metres_to_kept() const final;

 protected:
  const Demand& demand() const { return demand_; }
  // From each place to the nearest kept station.
  virtual std::vector<Reached> nearest_kept() const = 0;

 private:
  const Demand& demand_;
};

// Straight lines on the ellipsoid, as coverage measures them.
class StraightWays final : public WaysOfDemand {
 public:
  // All of it outlives this. WGS-84.
  StraightWays(const Demand& demand, std::span<const geo::Position> candidates,
               std::span<const geo::Position> kept, unsigned threads)
      : WaysOfDemand(demand), candidates_(candidates), kept_(kept), threads_(threads) {}

  std::size_t candidates() const override { return candidates_.size(); }
  Result<Incidence> candidates_within(double metres) const override;
  Result<std::vector<double>> metres_to_candidates() const override;

 private:
  std::vector<Reached> nearest_kept() const override {
    return nearest_of(demand().places, kept_, threads_);
  }

  std::span<const geo::Position> candidates_;
  std::span<const geo::Position> kept_;
  unsigned threads_;
};

// More pairs of a place and a candidate than this are not held in memory (8 bytes each). Errors:
// plan_too_large.
Status check_pairs(double pairs);

}  // namespace yangxiao::station
