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
  // `worth` is what one choice is worth on average; what is lost at first may be more.
  Annealing(const Effort& effort, double worth) : Annealing(effort, kHot * worth, worth) {}
  Annealing(const Effort& effort, double hot, double worth)
      : effort_(effort), hot_(hot), cold_(kCold * worth) {}

  // Counts a step.
  bool is_over(const Incumbent& incumbent) {
    if (step_++ % kLook != 0) return effort_.is_counted() && step_ > effort_.iterations();
    const double spent = effort_.spent(step_ - 1);
    temperature_ = hot_ * std::pow(cold_ / hot_, spent);
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
  double hot_;
  double cold_;
  double temperature_ = 0;
  std::uint64_t step_ = 0;
};

}  // namespace yangxiao::station
