#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <GeographicLib/Geodesic.hpp>

namespace yangxiao::geo {
namespace {

constexpr double kRadians = std::numbers::pi / 180.0;

double square(double x) { return x * x; }

// Degrees from one meridian to another by the shorter way, [0, 180].
double meridians_apart(double a, double b) { return std::fabs(std::remainder(a - b, 360.0)); }

double metres_of_haversine(double haversine) {
  return 2.0 * kSphereRadius * std::asin(std::sqrt(std::clamp(haversine, 0.0, 1.0)));
}

}  // namespace

double metres_between(Position a, Position b) {
  double metres = 0;
  GeographicLib::Geodesic::WGS84().Inverse(a.lat, a.lon, b.lat, b.lon, metres);
  return metres;
}

Course course_between(Position from, Position to) {
  Course course;
  double arrival = 0;
  GeographicLib::Geodesic::WGS84().Inverse(from.lat, from.lon, to.lat, to.lon, course.metres,
                                           course.bearing_deg, arrival);
  if (course.metres == 0) course.bearing_deg = 0;  // GeographicLib says 180
  if (course.bearing_deg < 0) course.bearing_deg += 360.0;
  if (course.bearing_deg >= 360.0) course.bearing_deg = 0;
  return course;
}

InSpace in_space(Position place) {
  const double lon = place.lon * kRadians;
  const double sine = std::sin(place.lat * kRadians);
  const double across = kEllipsoidAxis / std::sqrt(1 - kEllipsoidEccentricity * sine * sine);
  const double from_axis = across * std::cos(place.lat * kRadians);
  return {from_axis * std::cos(lon), from_axis * std::sin(lon),
          across * (1 - kEllipsoidEccentricity) * sine};
}

double metres_over(double chord, Position a, Position b) {
  constexpr double kLineTells = 50'000;
  return chord <= kLineTells ? surface_metres(chord) : metres_between(a, b);
}

Position position_after(Position from, double bearing_deg, double metres) {
  Position to;
  GeographicLib::Geodesic::WGS84().Direct(from.lat, from.lon, bearing_deg, metres, to.lat, to.lon);
  return to;
}

double surface_metres(double chord) {
  constexpr double kTwentyFourSquares = 24 * kSphereRadius * kSphereRadius;
  return chord * (1 + chord * chord / kTwentyFourSquares);
}

double central_angle_metres(Position a, Position b) {
  const double north = (b.lat - a.lat) / 2.0 * kRadians;
  const double east = meridians_apart(a.lon, b.lon) / 2.0 * kRadians;
  return metres_of_haversine(square(std::sin(north)) + std::cos(a.lat * kRadians) *
                                                           std::cos(b.lat * kRadians) *
                                                           square(std::sin(east)));
}

BoxDistance::BoxDistance(Position from)
    : from_(from),
      sin_lat_(std::sin(from.lat * kRadians)),
      cos_lat_(std::cos(from.lat * kRadians)) {}

// For a place beside the box every latitude of the box is nearest on the edge that is fewer degrees
// of longitude away. Along that meridian, dl degrees away, the cosine of the distance is
// sin(lat) sin(phi) + cos(lat) cos(dl) cos(phi): a cosine of phi with one top, at atan2 of the two
// factors. So the nearest point is the top if the edge holds it, and an end of the edge otherwise.
double BoxDistance::lower_bound(const Box& box) const {
  const double south = std::max(box.south, -90.0);
  const double north = std::min(box.north, 90.0);
  const double outside = std::max({south - from_.lat, from_.lat - north, 0.0}) * kRadians;
  double haversine = square(std::sin(outside / 2.0));
  // A place at 180 E may be in a box that ends at 180 W, whichever way it is written.
  const bool within = (from_.lon >= box.west && from_.lon <= box.east) ||
                      (from_.lon + 360.0 <= box.east) || (from_.lon - 360.0 >= box.west);
  if (!within) {
    const double apart =
        std::min(meridians_apart(from_.lon, box.west), meridians_apart(from_.lon, box.east)) *
        kRadians;
    const double shrink = std::cos(apart);
    const double across = square(std::sin(apart / 2.0)) * cos_lat_;
    const auto at = [&](double lat_deg) {
      return square(std::sin((lat_deg - from_.lat) / 2.0 * kRadians)) +
             across * std::cos(lat_deg * kRadians);
    };
    const double top = std::atan2(sin_lat_, cos_lat_ * shrink) / kRadians;
    haversine = top >= south && top <= north ? at(top) : std::min(at(south), at(north));
  }
  return std::max(0.0, metres_of_haversine(haversine * (1.0 - 2e-14)) - 1e-6);
}

double great_circle_lower_bound(Position from, const Box& box) {
  return BoxDistance(from).lower_bound(box);
}

}  // namespace yangxiao::geo
