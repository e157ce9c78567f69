// How much is done for a plan, and how much of it has been done: so many steps, the same on every
// machine, or so much time.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

namespace yangxiao::station {

class Effort {
 public:
  static Effort iterations(std::uint64_t count) {
    return {count, std::chrono::duration<double>(0)};
  }
  // From now on.
  static Effort seconds(double seconds) { return {{}, std::chrono::duration<double>(seconds)}; }

  bool is_counted() const { return iterations_.has_value(); }
  std::uint64_t iterations() const { return iterations_.value_or(0); }
  // 0 at its beginning, 1 or more when it is spent. Where time counts it asks the clock.
  double spent(std::uint64_t iterations) const {
    if (iterations_) return static_cast<double>(iterations) / static_cast<double>(*iterations_);
    return since() / time_;
  }
  // All of it, begun anew: what came before is not counted.
  Effort from_now() const {
    Effort anew = *this;
    anew.begun_ = Clock::now();
    return anew;
  }
  // Of time: so much of it from its beginning, and what is left of it now.
  Effort part(double share) const {
    Effort some = *this;
    some.time_ *= share;
    return some;
  }
  Effort rest() const { return seconds(std::max(1e-3, (time_ - since()).count())); }

 private:
  using Clock = std::chrono::steady_clock;
  Effort(std::optional<std::uint64_t> iterations, std::chrono::duration<double> time)
      : iterations_(iterations), time_(time) {}
  std::chrono::duration<double> since() const { return Clock::now() - begun_; }

  std::optional<std::uint64_t> iterations_;  // from 1
  std::chrono::duration<double> time_;       // above 0
  Clock::time_point begun_ = Clock::now();
};

}  // namespace yangxiao::station
