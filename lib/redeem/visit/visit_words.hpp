// What people write down of a visit: what was given, and what somebody did not find.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/reference.hpp"
#include "redeem/visit/visit.hpp"
#include "station/facility.hpp"

namespace yangxiao::redeem {

// The codes of facilities, else the words as they are, for what was not found: joined by '|', none
// twice. Errors: value_control_character, value_too_long.
Result<std::string> lacked_in(const station::FacilityWords& facilities,
                              const std::vector<std::string>& words);

// "water:2", "矿泉水×2", "cup": an item by its code or name, and how many, else one. Errors, with
// the column: gift_bad ({0} the text), those of References::find.
Result<Gift> parse_gift(catalogue::References& references, std::string_view text,
                        std::string_view column);
// Several, each item once: what is named twice is added up.
Result<std::vector<Gift>> parse_gifts(catalogue::References& references,
                                      const std::vector<std::string>& texts,
                                      std::string_view column);

}  // namespace yangxiao::redeem
