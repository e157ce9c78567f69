// How far it is to a station, in words and numbers.
#pragma once

#include <string>

#include "calendar/opening_hours.hpp"
#include "geo/travel.hpp"

namespace yangxiao::cmd::station {

// "350 m", "1.2 km".
std::string distance_text(double metres);
// Whole ones, upwards.
long minutes_on_foot(double metres, const geo::Pace& pace);
// yes, no or unknown: for machines.
const char* open_word(calendar::Open open);

}  // namespace yangxiao::cmd::station
