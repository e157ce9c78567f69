#include "geo/datum.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>

#include "geo/distance.hpp"

namespace yangxiao::geo {
namespace {

using std::numbers::pi;

// The ellipsoid of Krasovsky (1940), in which the open formula counts; not that of WGS-84.
constexpr double kAxis = 6378245.0;
constexpr double kEccentricitySquared = 0.00669342162296594323;

double wave(double amplitude, double half_turns) { return amplitude * std::sin(half_turns * pi); }

// The shift of GCJ-02, in degrees: the published reverse-engineered formula ("eviltransform"), with
// x and y counted from 105 E, 35 N. No box here: the formula is smooth across its edge.
Position gcj02_shift(Position wgs84) {
  const double x = wgs84.lon - 105.0;
  const double y = wgs84.lat - 35.0;
  const double root = std::sqrt(std::fabs(x));
  const double both = wave(20.0, 6.0 * x) + wave(20.0, 2.0 * x);
  const double waves_north =
      both + wave(20.0, y) + wave(40.0, y / 3.0) + wave(160.0, y / 12.0) + wave(320.0, y / 30.0);
  const double waves_east =
      both + wave(20.0, x) + wave(40.0, x / 3.0) + wave(150.0, x / 12.0) + wave(300.0, x / 30.0);
  const double north =
      -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + waves_north * 2.0 / 3.0;
  const double east =
      300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + waves_east * 2.0 / 3.0;
  const double latitude = wgs84.lat / 180.0 * pi;
  const double sine = std::sin(latitude);
  const double magic = 1.0 - kEccentricitySquared * sine * sine;
  const double meridian = kAxis * (1.0 - kEccentricitySquared) / (magic * std::sqrt(magic));
  const double parallel = kAxis / std::sqrt(magic) * std::cos(latitude);
  return {north * 180.0 / (meridian * pi), east * 180.0 / (parallel * pi)};
}

Position gcj02_of(Position wgs84) {
  const Position shift = gcj02_shift(wgs84);
  return {wgs84.lat + shift.lat, wgs84.lon + shift.lon};
}

// The open formula of BD-09 on top of GCJ-02.
Position bd09_of(Position gcj02) {
  constexpr double kWave = pi * 3000.0 / 180.0;
  const double radius = std::sqrt(gcj02.lon * gcj02.lon + gcj02.lat * gcj02.lat) +
                        0.00002 * std::sin(gcj02.lat * kWave);
  const double angle = std::atan2(gcj02.lat, gcj02.lon) + 0.000003 * std::cos(gcj02.lon * kWave);
  return {radius * std::sin(angle) + 0.006, radius * std::cos(angle) + 0.0065};
}

// Solves forward(x) = image. Both shifts change by less than 0.03 degrees a degree, so each step
// leaves less than a thirtieth of the error: eight are enough from a kilometre to 1e-13 degrees. At
// 105 E the root in the formula has a kink, where the steps may go on turning within 1e-11.
template <class Forward>
Position solve(Position image, Forward forward) {
  Position guess = image;
  for (int step = 0; step < 16; ++step) {
    const Position found = forward(guess);
    const double north = image.lat - found.lat;
    const double east = image.lon - found.lon;
    guess.lat += north;
    guess.lon += east;
    if (std::fabs(north) < 1e-13 && std::fabs(east) < 1e-13) break;
  }
  return guess;
}

// Farther outside than this no place of the box is ever shifted.
bool near_box(Position place) {
  constexpr double kMargin = 0.1;
  return place.lat >= kChinaSouth - kMargin && place.lat <= kChinaNorth + kMargin &&
         place.lon >= kChinaWest - kMargin && place.lon <= kChinaEast + kMargin;
}

struct InAll {
  Position wgs84, gcj02, bd09;
};

// All three of a place that is inside the box in one of them; otherwise the place itself thrice.
InAll from_wgs84(Position place) {
  if (!in_china_box(place)) return {place, place, place};
  const Position gcj02 = gcj02_of(place);
  return {place, gcj02, bd09_of(gcj02)};
}

InAll from_gcj02(Position place) {
  if (!near_box(place)) return {place, place, place};
  const Position wgs84 = solve(place, gcj02_of);
  if (!in_china_box(wgs84) && !in_china_box(place)) return {place, place, place};
  return {wgs84, place, bd09_of(place)};
}

InAll from_bd09(Position place) {
  if (!near_box(place)) return {place, place, place};
  const Position gcj02 = solve(place, bd09_of);
  const Position wgs84 = solve(gcj02, gcj02_of);
  if (!in_china_box(wgs84) && !in_china_box(gcj02) && !in_china_box(place)) {
    return {place, place, place};
  }
  return {wgs84, gcj02, place};
}

}  // namespace

Position convert(Position place, Datum from, Datum to) {
  if (from == to) return place;
  const InAll all = from == Datum::wgs84   ? from_wgs84(place)
                    : from == Datum::gcj02 ? from_gcj02(place)
                                           : from_bd09(place);
  return to == Datum::wgs84 ? all.wgs84 : to == Datum::gcj02 ? all.gcj02 : all.bd09;
}

double metres_apart(Position wgs84, Datum one, Datum other) {
  return metres_between(convert(wgs84, Datum::wgs84, one), convert(wgs84, Datum::wgs84, other));
}

std::optional<Datum> datum_named(std::string_view word) {
  std::string plain;
  for (const char c : word) {
    if (c == '-' || c == '_' || c == ' ') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  static constexpr std::array<std::pair<std::string_view, Datum>, 28> kNames{{
      {"wgs84", Datum::wgs84},     {"wgs", Datum::wgs84},      {"gps", Datum::wgs84},
      {"epsg:4326", Datum::wgs84}, {"4326", Datum::wgs84},     {"osm", Datum::wgs84},
      {"地球", Datum::wgs84},      {"地球坐标", Datum::wgs84}, {"天地图", Datum::wgs84},
      {"cgcs2000", Datum::wgs84},  {"国家2000", Datum::wgs84}, {"gcj02", Datum::gcj02},
      {"gcj", Datum::gcj02},       {"mars", Datum::gcj02},     {"amap", Datum::gcj02},
      {"gaode", Datum::gcj02},     {"tencent", Datum::gcj02},  {"火星", Datum::gcj02},
      {"火星坐标", Datum::gcj02},  {"高德", Datum::gcj02},     {"高德坐标", Datum::gcj02},
      {"腾讯", Datum::gcj02},      {"国测局", Datum::gcj02},   {"bd09", Datum::bd09},
      {"bd09ll", Datum::bd09},     {"baidu", Datum::bd09},     {"百度", Datum::bd09},
      {"百度坐标", Datum::bd09},
  }};
  for (const auto& [name, datum] : kNames) {
    if (plain == name) return datum;
  }
  return std::nullopt;
}

std::string_view name_of(Datum datum) {
  switch (datum) {
    case Datum::wgs84:
      return "wgs84";
    case Datum::gcj02:
      return "gcj02";
    case Datum::bd09:
      return "bd09";
  }
  return {};
}

}  // namespace yangxiao::geo
