// Pictures of what a station has.
#pragma once

#include <string_view>

namespace yangxiao::settle {

inline constexpr double kIconSide = 24;

// Elements of SVG within a square of kIconSide units, drawn in strokes. Empty: there is no picture
// of this facility (an office names its own).
std::string_view icon_of(std::string_view facility);

}  // namespace yangxiao::settle
