// Which ways of OpenStreetMap one may use, and in which direction.
#pragma once

#include <cstdint>
#include <string_view>

#include "geo/travel.hpp"

namespace yangxiao::geo {

// The tags that count; empty where a way does not have them.
struct WayTags {
  std::string_view highway;
  std::string_view access;
  std::string_view vehicle;
  std::string_view foot;
  std::string_view bicycle;
  std::string_view motorroad;
  std::string_view oneway;
  std::string_view oneway_bicycle;
  std::string_view cycleway;
  std::string_view junction;
};

enum class Direction : std::uint8_t { none, forward, backward, both };

// As the OpenStreetMap wiki describes "Key:highway", "Key:access" and "Key:oneway". On foot: all
// but motorways and what is shut to walkers, steps too, one-way streets in both directions. By
// bicycle and e-bike: no steps, footways only where a sign allows it, one-way streets one way
// unless they are open to bicycles against it.
Direction direction_of(Mode mode, const WayTags& tags);

}  // namespace yangxiao::geo
