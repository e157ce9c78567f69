// Streets with all that is asked of them.
#pragma once

#include <utility>

#include "geo/street/street_index.hpp"
#include "geo/street/street_search.hpp"
#include "geo/street/streets.hpp"

namespace yangxiao::geo {

struct StreetNetwork {
  explicit StreetNetwork(Streets all) : streets(std::move(all)), graph(streets), index(streets) {}
  StreetNetwork(const StreetNetwork&) = delete;
  StreetNetwork& operator=(const StreetNetwork&) = delete;

  Streets streets;
  StreetGraph graph;
  StreetIndex index;
};

}  // namespace yangxiao::geo
