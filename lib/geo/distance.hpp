// Distances: exact ones on the ellipsoid, and bounds on the sphere that are cheap to know.
#pragma once

#include <array>
#include <numbers>

#include "geo/position.hpp"

namespace yangxiao::geo {

// The mean radius of the Earth (IUGG 1980: R1 = 6371008.7714 m).
constexpr double kSphereRadius = 6371008.8;
// Metres on it of a degree of latitude; of one of longitude, by the cosine of the latitude.
constexpr double kMetresADegree = kSphereRadius * std::numbers::pi / 180;

// The length on the WGS-84 ellipsoid is never below 0.994 times the great-circle length on that
// sphere between the same latitudes and longitudes, and never above 1.0045 times it. Of a short
// step, the northward part is M dphi on the ellipsoid and R dphi on the sphere, the eastward part
// N cos(phi) dlambda and R cos(phi) dlambda. With a = 6378137 m and e2 = 0.00669438 the radii M =
// a (1 - e2) / (1 - e2 sin2 phi)^1.5 and N = a / sqrt(1 - e2 sin2 phi) lie between a (1 - e2) =
// 6335439.3 m = 0.994417 R and a / sqrt(1 - e2) = 6399593.6 m = 1.004487 R. Every curve, and so the
// shortest one, keeps these ratios.
constexpr double kSphereToEllipsoid = 0.994;
constexpr double kSphereToEllipsoidAtMost = 1.0045;

// A way to somewhere: metres along the ellipsoid, and the direction in which one sets out, in
// degrees clockwise from north, [0, 360). 0 where the two places are one.
struct Course {
  double metres = 0;
  double bearing_deg = 0;
};

// Exact to some nanometres (Karney's algorithm, GeographicLib). About 0.5 µs.
double metres_between(Position a, Position b);
Course course_between(Position from, Position to);

// The way on the ellipsoid above a straight line of so many metres through the Earth: an arc of
// kSphereRadius above it, chord + chord^3 / 24 R^2. No radius of curvature is farther than 0.56 per
// cent from that one, so this is off by less than 1.2 per cent of the second term: 2 mm for 50 km,
// 0.1 mm for 20 km.
double surface_metres(double chord);

// The ellipsoid of WGS-84: its longer half axis in metres, and the square of its eccentricity.
constexpr double kEllipsoidAxis = 6'378'137.0;
constexpr double kEllipsoidFlattening = 1 / 298.257223563;
constexpr double kEllipsoidEccentricity = kEllipsoidFlattening * (2 - kEllipsoidFlattening);

// Where a place of the ellipsoid is in space: metres from the Earth's centre.
using InSpace = std::array<double, 3>;
InSpace in_space(Position place);
// Of the straight line through the Earth.
inline double metres_squared(const InSpace& a, const InSpace& b) {
  const double x = a[0] - b[0];
  const double y = a[1] - b[1];
  const double z = a[2] - b[2];
  return x * x + y * y + z * z;
}
// As metres_between(), to 2 mm, for whoever has the straight line between the two: up to 50 km much
// faster.
double metres_over(double chord, Position a, Position b);

// Where one is after so many metres from a place in a direction (degrees clockwise from north).
Position position_after(Position from, double bearing_deg, double metres);

// Great-circle metres on the sphere of kSphereRadius (haversine formula).
double central_angle_metres(Position a, Position b);

// A box of latitudes and longitudes in degrees, as an R*Tree keeps it: corners are 32-bit floats
// rounded outwards. west <= east: no box crosses the antimeridian. Edges may lie a rounding beyond
// 90 and 180.
struct Box {
  double south = 0;
  double north = 0;
  double west = 0;
  double east = 0;
};

// The great-circle distance from one place to many boxes; what belongs to the place alone is worked
// out once. No allocation, some 0.1 µs a box.
class BoxDistance {
 public:
  explicit BoxDistance(Position from);
  // Metres on the sphere; never above the distance to any position in the box, and below the
  // nearest of them only by roundings (2e-14 of its haversine and 1e-6 m). 0 inside the box.
  double lower_bound(const Box& box) const;

 private:
  Position from_;
  double sin_lat_;
  double cos_lat_;
};

// The same for one box.
double great_circle_lower_bound(Position from, const Box& box);

}  // namespace yangxiao::geo
