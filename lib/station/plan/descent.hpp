// The least value of a convex function that has corners: projected subgradients with Polyak's step.
//
// M. Held, P. Wolfe, H. Crowder, "Validation of subgradient optimization", Mathematical Programming
// 6, 1974; B. Polyak, "Minimization of unsmooth functionals", 1969; the direction keeps a part of
// the one before it, as P. Camerini, L. Fratta, F. Maffioli, "On improving relaxation methods by
// modified gradient techniques", 1975.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace yangxiao::station {

class Descent {
 public:
  // Each coordinate stays between 0 and its `most`, which may be infinite.
  Descent(std::vector<double> start, std::vector<double> most);

  // Where the function is to be asked next.
  std::span<const double> at() const { return at_; }
  // Takes its value and a subgradient there, and moves on. `target` is a value that the least one
  // is not below: the step is as long as if it were reached. O(coordinates).
  void step(double value, std::span<const double> subgradient, double target);
  double least() const { return least_; }
  // Steps have become so short that nothing more is to be hoped for, or the subgradient was 0.
  bool is_ended() const { return is_ended_; }

 private:
  std::vector<double> at_;
  std::vector<double> most_;
  std::vector<double> best_;  // where the least value was
  std::vector<double> direction_;
  double least_ = std::numeric_limits<double>::infinity();
  double scale_ = 2;      // of Polyak's step, below or at 2
  int without_gain_ = 0;  // steps
  bool is_ended_ = false;
};

}  // namespace yangxiao::station
