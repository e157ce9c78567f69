#include "station/walk_words.hpp"

#include <cmath>

#include <fmt/format.h>

namespace yangxiao::cmd::station {

std::string distance_text(double metres) {
  return metres < 1000 ? fmt::format("{:.0f} m", metres) : fmt::format("{:.1f} km", metres / 1000);
}

long minutes_on_foot(double metres, const geo::Pace& pace) {
  return static_cast<long>(std::ceil(geo::minutes_over(metres, pace)));
}

const char* open_word(calendar::Open open) {
  return open == calendar::Open::yes ? "yes" : open == calendar::Open::no ? "no" : "unknown";
}

}  // namespace yangxiao::cmd::station
