// The best that several searches and a bound know of each other, so far: of costs, the less the
// better. What covers a weight costs so much less than nothing.
#pragma once

#include <atomic>
#include <cmath>
#include <limits>

namespace yangxiao::station {

class Incumbent {
 public:
  // Whole numbers are met as they are, others to a hundred-millionth: sums of many are off by
  // roundings.
  explicit Incumbent(bool are_whole) : tolerance_(are_whole ? 0 : 1e-8) {}
  void found(double cost) {
    double known = cost_.load(std::memory_order_relaxed);
    while (cost < known && !cost_.compare_exchange_weak(known, cost, std::memory_order_relaxed)) {
    }
  }
  // That nothing costs less.
  void bounded(double bound) {
    double known = bound_.load(std::memory_order_relaxed);
    while (bound > known &&
           !bound_.compare_exchange_weak(known, bound, std::memory_order_relaxed)) {
    }
  }
  double cost() const { return cost_.load(std::memory_order_relaxed); }
  double bound() const { return bound_.load(std::memory_order_relaxed); }
  bool are_whole() const { return tolerance_ == 0; }
  bool is_proven() const { return cost() - bound() <= tolerance_ * std::abs(cost()); }

 private:
  double tolerance_;
  std::atomic<double> cost_ = std::numeric_limits<double>::infinity();
  std::atomic<double> bound_ = -std::numeric_limits<double>::infinity();
};

}  // namespace yangxiao::station
