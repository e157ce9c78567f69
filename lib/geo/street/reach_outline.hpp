// How far one comes along streets, as a line around it.
#pragma once

#include <vector>

#include "geo/region.hpp"
#include "geo/street/street_search.hpp"

namespace yangxiao::geo {

// Around all parts of streets from which a search (StreetSearch::run with one goal at `middle`) is
// within its bound: the outer edges of the squares of 20 m that lie within 40 m of such a part, as
// rings that run counter-clockwise; what they leave out inside is filled. The first one is the
// longest. Empty: the search came nowhere.
std::vector<Region::Ring> reach_outline(const StreetGraph& graph, const StreetSearch& search,
                                        Position middle, double most);

}  // namespace yangxiao::geo
