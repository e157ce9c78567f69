#include "station/plan/descent.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yangxiao::station {
namespace {

constexpr double kKept = 0.3;       // of the direction before
constexpr double kShorter = 0.7;    // after steps without gain
constexpr int kPatience = 10;       // steps without gain
constexpr double kGain = 1e-5;      // of the value: less is no gain
constexpr double kShortest = 1e-4;  // of Polyak's step

}  // namespace

Descent::Descent(std::vector<double> start, std::vector<double> most)
    : at_(std::move(start)), most_(std::move(most)), best_(at_), direction_(at_.size()) {}

void Descent::step(double value, std::span<const double> subgradient, double target) {
  if (value < least_) {
    if (value < least_ - kGain * std::abs(least_) ||
        least_ == std::numeric_limits<double>::infinity()) {
      without_gain_ = 0;
    } else {
      ++without_gain_;
    }
    least_ = value;
    best_ = at_;
  } else {
    ++without_gain_;
  }
  if (without_gain_ > kPatience) {
    without_gain_ = 0;
    scale_ *= kShorter;
    at_ = best_;
    std::fill(direction_.begin(), direction_.end(), 0.0);
    is_ended_ = scale_ < kShortest;
    return;
  }
  double square = 0;
  for (std::size_t i = 0; i < at_.size(); ++i) {
    // What leads out of the box leads nowhere.
    const bool is_stopped =
        (subgradient[i] > 0 && at_[i] <= 0) || (subgradient[i] < 0 && at_[i] >= most_[i]);
    direction_[i] = kKept * direction_[i] + (is_stopped ? 0 : subgradient[i]);
    square += direction_[i] * direction_[i];
  }
  if (square == 0 || value <= target) {
    is_ended_ = true;
    return;
  }
  const double length = scale_ * (value - target) / square;
  for (std::size_t i = 0; i < at_.size(); ++i) {
    at_[i] = std::clamp(at_[i] - length * direction_[i], 0.0, most_[i]);
  }
}

}  // namespace yangxiao::station
