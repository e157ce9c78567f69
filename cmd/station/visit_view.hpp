// Visits as people and programs read them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "catalogue/reference.hpp"
#include "redeem/visit/visit.hpp"
#include "station/facility.hpp"

namespace yangxiao::redeem {}

namespace yangxiao::cmd::station {

namespace redeem = yangxiao::redeem;

// "WATER:2|CUP:1": as --gave and files take it.
std::string gifts_text(yangxiao::catalogue::References& references,
                       std::span<const redeem::Gift> gifts);
// What was not found as people read it, facilities by their names in the reader's language.
std::string lacked_shown(const yangxiao::station::FacilityList& facilities,
                         const std::string& joined);
// A facility's name in the reader's language; empty: the word is no facility's code.
std::string facility_called(const yangxiao::station::FacilityList& facilities,
                            std::string_view code);

}  // namespace yangxiao::cmd::station
