#include "geo/street/way_rules.hpp"

#include <algorithm>
#include <initializer_list>

namespace yangxiao::geo {
namespace {

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool allows(std::string_view word) {
  return is_any_of(word, {"yes", "designated", "permissive", "official", "destination"});
}
bool forbids(std::string_view word) {
  return is_any_of(word, {"no", "private", "use_sidepath", "dismount", "military", "forestry",
                          "agricultural", "delivery"});
}

// Nobody walks or rides there, whatever else is said of it.
bool is_no_street(std::string_view highway) {
  return highway.empty() ||
         is_any_of(highway, {"construction", "proposed", "planned", "abandoned", "razed", "raceway",
                             "bus_guideway", "escape", "rest_area", "services", "elevator"});
}

bool is_motorway(const WayTags& tags) {
  return is_any_of(tags.highway, {"motorway", "motorway_link"}) || tags.motorroad == "yes";
}

Direction on_foot(const WayTags& tags) {
  if (allows(tags.foot)) return Direction::both;
  const bool is_shut = forbids(tags.foot) || forbids(tags.access) || is_motorway(tags);
  return is_shut ? Direction::none : Direction::both;
}

bool takes_bicycles(const WayTags& tags) {
  if (tags.highway == "steps" || forbids(tags.bicycle)) return false;
  if (allows(tags.bicycle)) return true;
  if (forbids(tags.access) || forbids(tags.vehicle) || is_motorway(tags)) return false;
  return !is_any_of(tags.highway, {"footway", "pedestrian", "bridleway", "corridor", "platform"});
}

Direction by_bicycle(const WayTags& tags) {
  if (!takes_bicycles(tags)) return Direction::none;
  const bool is_open_against =
      tags.oneway_bicycle == "no" ||
      is_any_of(tags.cycleway, {"opposite", "opposite_lane", "opposite_track"});
  if (is_open_against) return Direction::both;
  if (is_any_of(tags.oneway, {"yes", "true", "1"})) return Direction::forward;
  if (is_any_of(tags.oneway, {"-1", "reverse"})) return Direction::backward;
  const bool is_round = is_any_of(tags.junction, {"roundabout", "circular"});
  return is_round && tags.oneway != "no" ? Direction::forward : Direction::both;
}

}  // namespace

Direction direction_of(Mode mode, const WayTags& tags) {
  if (is_no_street(tags.highway)) return Direction::none;
  return mode == Mode::foot ? on_foot(tags) : by_bicycle(tags);
}

}  // namespace yangxiao::geo
