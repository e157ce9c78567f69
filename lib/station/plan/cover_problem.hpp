// The maximal covering location problem: which `choose` of the candidates reach most of the places.
//
// R. Church, C. ReVelle, "The maximal covering location problem", Papers of the Regional Science
// Association 32, 1974.
#pragma once

#include <cstddef>
#include <vector>

#include "station/plan/incidence.hpp"

namespace yangxiao::station {

// Places that a kept station covers, or that no candidate reaches, are not in it.
struct CoverProblem {
  std::vector<double> weights;  // of the places, above 0
  Incidence places_of;          // of each candidate
  Incidence candidates_of;      // of each place
  std::size_t choose = 0;       // from 1 to the number of candidates
};

}  // namespace yangxiao::station
