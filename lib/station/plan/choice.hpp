// Candidates that were chosen.
#pragma once

#include <cstdint>
#include <vector>

namespace yangxiao::station {

// With what they cost together, as an Incumbent counts it.
struct Choice {
  std::vector<std::uint32_t> chosen;
  double cost = 0;
};

// In the order in which they are to be built, with what each adds to those before it.
struct Ordered {
  std::vector<std::uint32_t> chosen;
  std::vector<double> gains;
};

}  // namespace yangxiao::station
