#include "cli/asked_place.hpp"

#include "cli/import_options.hpp"
#include "cli/options.hpp"
#include "geo/datum.hpp"
#include "geo/position_text.hpp"

namespace yangxiao::cli {

geo::Pace pace_of(const Session& session, geo::Mode mode) {
  const Config& config = session.config();
  const PaceConfig& pace = mode == geo::Mode::foot      ? config.walking
                           : mode == geo::Mode::bicycle ? config.bicycle
                                                        : config.e_bike;
  return {pace.metres_per_second, pace.detour};
}

Result<std::optional<double>> metres_within(const Session& session, geo::Mode mode) {
  const auto within = session.arguments()[opt_within];
  if (!within) return std::optional<double>();
  const auto reach = geo::parse_reach(*within);
  if (!reach) return reach.error();
  return std::optional(geo::metres_of(*reach, pace_of(session, mode)));
}

Result<geo::Position> place_in(const Session& session, const std::string& text) {
  const Arguments& arguments = session.arguments();
  const auto given = geo::parse_position(text, order_of(arguments));
  if (!given) return given;
  return geo::convert(*given, datum_of(arguments).value_or(geo::Datum::wgs84), geo::Datum::wgs84);
}

}  // namespace yangxiao::cli
