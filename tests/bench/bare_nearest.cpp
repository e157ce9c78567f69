// What `station nearest --from` is measured against: a program that does nothing else. It reads the
// stations and the points from the same CSV files (no quotes in them), finds the nearest with
// nanoflann, and writes the same rows.
//   bare_nearest STATIONS.csv POINTS.csv OUT.csv OPEN OPEN_UNTIL
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>
#include <string>
#include <string_view>
#include <vector>

#include <GeographicLib/Geodesic.hpp>

#include "bare_points.hpp"

namespace {

struct Station {
  std::array<std::string_view, 10>
      cells;  // code,name,subdistrict,community,address,lat,lon,datum,...
  double lat;
  double lon;
};

template <std::size_t N>
bool next_row(std::string_view& text, std::array<std::string_view, N>& cells) {
  if (text.empty()) return false;
  std::size_t at = 0;
  for (std::size_t i = 0; i < N; ++i) {
    const std::size_t end = text.find_first_of(i + 1 == N ? "\n" : ",", at);
    cells[i] = text.substr(at, end - at);
    at = end + 1;
  }
  text.remove_prefix(at);
  return true;
}

std::array<double, 3> on_sphere(double lat, double lon) {
  constexpr double kRadians = std::numbers::pi / 180.0;
  lat *= kRadians;
  lon *= kRadians;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  const std::string station_text = read(argv[1]);
  const std::string point_text = read(argv[2]);
  std::string_view rest = station_text;
  std::vector<Station> stations;
  Cloud cloud;
  Station station;
  next_row(rest, station.cells);  // the header
  while (next_row(rest, station.cells)) {
    station.lat = std::strtod(station.cells[5].data(), nullptr);
    station.lon = std::strtod(station.cells[6].data(), nullptr);
    stations.push_back(station);
    cloud.points.push_back(on_sphere(station.lat, station.lon));
  }
  const Tree tree(3, cloud, nanoflann::KDTreeSingleIndexAdaptorParams(10));
  const auto& earth = GeographicLib::Geodesic::WGS84();
  std::FILE* out = std::fopen(argv[3], "wb");
  if (out == nullptr) return 1;
  rest = point_text;
  std::array<std::string_view, 3> point;
  next_row(rest, point);
  std::fputs(
      "id,from_lat,from_lon,code,name,address,community,subdistrict,lat,lon,distance_m,walk_min,"
      "bearing_deg,facilities,open,open_until\n",
      out);
  while (next_row(rest, point)) {
    const double lat = std::strtod(point[1].data(), nullptr);
    const double lon = std::strtod(point[2].data(), nullptr);
    const auto from = on_sphere(lat, lon);
    // Spheres differ from the ellipsoid by 0.6 percent: of the four nearest the exact one is taken.
    std::array<std::uint32_t, 4> near{};
    std::array<double, 4> chords{};
    const std::size_t found = tree.knnSearch(from.data(), near.size(), near.data(), chords.data());
    double best = INFINITY;
    double best_bearing = 0;
    const Station* nearest = nullptr;
    for (std::size_t i = 0; i < found; ++i) {
      if (i > 0 && chords[i] > chords[0] * 1.03) break;
      double metres = 0;
      double bearing = 0;
      double arrival = 0;
      const Station& one = stations[near[i]];
      earth.Inverse(lat, lon, one.lat, one.lon, metres, bearing, arrival);
      if (metres < best) {
        best = metres;
        best_bearing = bearing < 0 ? bearing + 360.0 : bearing;
        nearest = &one;
      }
    }
    const auto text = [](std::string_view cell) { return static_cast<int>(cell.size()); };
    const auto& c = nearest->cells;
    std::fprintf(
        out, "%.*s,%.*s,%.*s,%.*s,%.*s,%.*s,%.*s,%.*s,%.17g,%.17g,%lld,%lld,%lld,%.*s,%s,%s\n",
        text(point[0]), point[0].data(), text(point[1]), point[1].data(), text(point[2]),
        point[2].data(), text(c[0]), c[0].data(), text(c[1]), c[1].data(), text(c[4]), c[4].data(),
        text(c[3]), c[3].data(), text(c[2]), c[2].data(), nearest->lat, nearest->lon,
        std::llround(best), static_cast<long long>(std::ceil(best * 1.3 / 1.25 / 60.0)),
        std::llround(best_bearing) % 360, text(c[8]), c[8].data(), argv[4], argv[5]);
  }
  return std::fclose(out) == 0 ? 0 : 1;
}
