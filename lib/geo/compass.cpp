#include "geo/compass.hpp"

#include <array>
#include <cmath>

namespace yangxiao::geo {

Wind wind_of(double bearing_deg) {
  const double turned = std::fmod(std::fmod(bearing_deg, 360.0) + 360.0, 360.0);
  return static_cast<Wind>(static_cast<int>(std::floor((turned + 22.5) / 45.0)) % 8);
}

std::string_view name_of(Wind wind) {
  static constexpr std::array<std::string_view, 8> kNames{"N", "NE", "E", "SE",
                                                          "S", "SW", "W", "NW"};
  return kNames[static_cast<std::size_t>(wind)];
}

}  // namespace yangxiao::geo
