// A place in two columns: the code of a station, or of a partner.
#pragma once

#include <optional>
#include <string>

#include "catalogue/reference.hpp"
#include "redeem/place.hpp"

namespace yangxiao::redeem {

struct PlaceCodes {
  std::string station;  // one of them is empty, or both: no place
  std::string partner;

  const std::string& either() const { return station.empty() ? partner : station; }
};
PlaceCodes codes_of(catalogue::References& references, const std::optional<Place>& place);

}  // namespace yangxiao::redeem
