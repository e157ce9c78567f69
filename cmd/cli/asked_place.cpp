#include "cli/asked_place.hpp"

#include "cli/import_options.hpp"
#include "cli/options.hpp"
#include "geo/datum.hpp"
#include "geo/position_text.hpp"

namespace yangxiao::cli {

geo::WalkingPace pace_of(const Session& session) {
  return {session.config().walking_metres_per_second, session.config().walking_detour};
}

Result<std::optional<double>> metres_within(const Session& session) {
  const auto within = session.arguments()[opt_within];
  if (!within) return std::optional<double>();
  const auto reach = geo::parse_reach(*within);
  if (!reach) return reach.error();
  return std::optional(geo::metres_of(*reach, pace_of(session)));
}

Result<geo::Position> place_in(const Session& session, const std::string& text) {
  const Arguments& arguments = session.arguments();
  const auto given = geo::parse_position(text, order_of(arguments));
  if (!given) return given;
  return geo::convert(*given, datum_of(arguments).value_or(geo::Datum::wgs84), geo::Datum::wgs84);
}

}  // namespace yangxiao::cli
