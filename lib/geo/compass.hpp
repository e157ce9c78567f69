// The eight winds that tell a walker which way to turn.
#pragma once

#include <cstdint>
#include <string_view>

namespace yangxiao::geo {

enum class Wind : std::uint8_t { n, ne, e, se, s, sw, w, nw };

// The nearest of the eight to a bearing in degrees clockwise from north; any finite number.
Wind wind_of(double bearing_deg);

// "N", "NE" ...: stable, for machines and English readers.
std::string_view name_of(Wind wind);

}  // namespace yangxiao::geo
