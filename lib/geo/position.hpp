// A place on the Earth.
#pragma once

namespace yangxiao::geo {

// Degrees, WGS-84 unless something else is said: lat in [-90, 90], lon in [-180, 180].
struct Position {
  double lat = 0;
  double lon = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

// The box that the GCJ-02 formula calls China. It holds more than China; outside it nothing shifts.
constexpr double kChinaSouth = 0.8293;
constexpr double kChinaNorth = 55.8271;
constexpr double kChinaWest = 72.004;
constexpr double kChinaEast = 137.8347;

// False for numbers that are not finite, too.
constexpr bool in_china_box(Position place) {
  return place.lat >= kChinaSouth && place.lat <= kChinaNorth && place.lon >= kChinaWest &&
         place.lon <= kChinaEast;
}

// Whether two numbers are far more likely a place in China (18 to 54 N, 73 to 136 E) whose
// longitude was given as the latitude: nobody but seals and ice stands where they would be else.
constexpr bool looks_swapped(Position given) {
  return given.lat >= 73 && given.lat <= 136 && given.lon >= 18 && given.lon <= 54;
}

constexpr bool is_valid(Position place) {
  return place.lat >= -90 && place.lat <= 90 && place.lon >= -180 && place.lon <= 180;
}

}  // namespace yangxiao::geo
