// The p-median problem: from which `choose` of the candidates the way to all places is shortest in
// all.
//
// S. Hakimi, "Optimum locations of switching centers and the absolute centers and medians of a
// graph", Operations Research 12, 1964.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace yangxiao::station {

struct MedianProblem {
  std::vector<double> weights;  // of the places, above 0
  std::vector<double> metres;   // from each place to the first candidate, then to the next ...
  std::vector<double> kept;     // from each place to the nearest kept station
  // From each place, what stands for "out of reach" in both: times its weight it is more than all
  // ways of all places together can be.
  std::vector<double> far;
  bool has_far = false;  // whether any of the ways to candidates is out of reach
  std::size_t candidates = 0;
  std::size_t choose = 0;  // from 1 to the number of candidates

  std::span<const double> metres_to(std::size_t candidate) const {
    return std::span(metres).subspan(candidate * weights.size(), weights.size());
  }
};

}  // namespace yangxiao::station
