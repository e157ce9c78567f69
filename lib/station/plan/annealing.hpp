// How much an exchange may lose, as a search goes on.
#pragma once

#include <cmath>
#include <cstdint>

#include "station/plan/chance.hpp"
#include "station/plan/effort.hpp"
#include "station/plan/incumbent.hpp"

namespace yangxiao::station {

// Geometric cooling over the whole effort. Measured on the instances of tests/bench/plan.
class Annealing {
 public:
  // `scale` is what one choice is worth on average.
  Annealing(const Effort& effort, double scale) : effort_(effort), scale_(scale) {}

  // Counts a step.
  bool is_over(const Incumbent& incumbent) {
    if (step_++ % kLook != 0) return effort_.is_counted() && step_ > effort_.iterations();
    const double spent = effort_.spent(step_ - 1);
    temperature_ = scale_ * kHot * std::pow(kCold / kHot, spent);
    return spent >= 1 || incumbent.is_proven();
  }
  bool takes(double lost, Chance& chance) const {
    return lost <= 0 || chance.unit() < std::exp(-lost / temperature_);
  }

 private:
  static constexpr double kHot = 0.05;
  static constexpr double kCold = 0.0015;
  static constexpr std::uint64_t kLook = 256;  // steps from one look at the clock to the next
  const Effort& effort_;
  double scale_;
  double temperature_ = 0;
  std::uint64_t step_ = 0;
};

}  // namespace yangxiao::station
