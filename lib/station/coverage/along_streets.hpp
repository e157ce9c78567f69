// How far it is along streets from each of many places to the nearest of some stations.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geo/region.hpp"
#include "geo/street/street_network.hpp"
#include "station/coverage/reached.hpp"

namespace yangxiao::station {

using OnStreets = std::vector<std::optional<geo::OnStreet>>;

// Where each place comes to a street, nothing where none is within `most` metres. O(places) where
// streets are near.
OnStreets on_streets(const geo::StreetNetwork& network, std::span<const geo::Position> places,
                     double most);

// Metres along streets and beside them, from the place to the station; infinite where a place or
// every station it could come to is on no street, or no way leads there. One search from all
// stations at once: O(pieces + places).
std::vector<Reached> nearest_along(const geo::StreetNetwork& network, const OnStreets& places,
                                   const OnStreets& stations);

// From the places to each station by itself: the rings of its reach (geo::reach_outline), none
// where it is on no street.
std::vector<std::vector<geo::Region::Ring>> reaches_along(const geo::StreetNetwork& network,
                                                          std::span<const geo::Position> stations,
                                                          const OnStreets& on_street,
                                                          double metres);

}  // namespace yangxiao::station
