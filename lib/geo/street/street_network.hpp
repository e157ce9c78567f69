// Streets with all that is asked of them.
#pragma once

#include "geo/street/street_index.hpp"
#include "geo/street/street_search.hpp"
#include "geo/street/streets.hpp"

namespace yangxiao::geo {

struct StreetNetwork {
  // Graph and index are made at the same time.
  explicit StreetNetwork(Streets all);
  StreetNetwork(const StreetNetwork&) = delete;
  StreetNetwork& operator=(const StreetNetwork&) = delete;

  Streets streets;
  StreetGraph graph;
  StreetIndex index;
};

}  // namespace yangxiao::geo
