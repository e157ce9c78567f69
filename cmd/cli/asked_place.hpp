// A place and how far around it, as the options of several verbs ask for them.
#pragma once

#include <optional>
#include <string>

#include "cli/session.hpp"
#include "geo/position.hpp"
#include "geo/travel.hpp"

namespace yangxiao::cli {

// The pace of the config.
geo::Pace pace_of(const Session& session, geo::Mode mode = geo::Mode::foot);

// The metres of --within, which may be minutes; nothing: it was not given. Errors: reach_bad.
Result<std::optional<double>> metres_within(const Session& session,
                                            geo::Mode mode = geo::Mode::foot);

// In WGS-84, of numbers in the order and the datum that the options say. Errors: position_bad,
// position_swapped.
Result<geo::Position> place_in(const Session& session, const std::string& text);

}  // namespace yangxiao::cli
