// What `station coverage` is measured against: a program that does nothing else. It reads the
// stations from the book and the places from the same CSV (no quotes in it: place,lat,lon), finds
// the nearest with nanoflann on the ellipsoid, and prints the same figures.
//   bare_coverage BOOK PLACES.csv WITHIN_METRES
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

#include "bare_points.hpp"

namespace {

std::array<double, 3> in_space(double lat, double lon) {
  constexpr double kRadians = std::numbers::pi / 180.0;
  constexpr double kFlattening = 1 / 298.257223563;
  constexpr double kEccentricity = kFlattening * (2 - kFlattening);
  const double sine = std::sin(lat * kRadians);
  const double across = 6378137.0 / std::sqrt(1 - kEccentricity * sine * sine);
  const double from_axis = across * std::cos(lat * kRadians);
  return {from_axis * std::cos(lon * kRadians), from_axis * std::sin(lon * kRadians),
          across * (1 - kEccentricity) * sine};
}

Cloud stations_of(const char* book) {
  Cloud cloud;
  sqlite3* database = nullptr;
  sqlite3_open_v2(book, &database, SQLITE_OPEN_READONLY, nullptr);
  sqlite3_stmt* query = nullptr;
  sqlite3_prepare_v2(database, "SELECT lat, lon FROM station WHERE closed_since IS NULL", -1,
                     &query, nullptr);
  while (sqlite3_step(query) == SQLITE_ROW) {
    cloud.points.push_back(
        in_space(sqlite3_column_double(query, 0), sqlite3_column_double(query, 1)));
  }
  sqlite3_finalize(query);
  sqlite3_close(database);
  return cloud;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return 2;
  const Cloud cloud = stations_of(arguments[1]);
  const Tree tree(3, cloud, nanoflann::KDTreeSingleIndexAdaptorParams(10));
  const double within = std::strtod(arguments[3], nullptr);
  const std::string text = read(arguments[2]);
  std::vector<double> metres;
  double covered = 0;
  std::size_t at = text.find('\n') + 1;
  while (at < text.size()) {
    at = text.find(',', at) + 1;
    double lat = 0;
    double lon = 0;
    const char* end = std::from_chars(text.data() + at, text.data() + text.size(), lat).ptr;
    end = std::from_chars(end + 1, text.data() + text.size(), lon).ptr;
    at = static_cast<std::size_t>(end - text.data()) + 1;
    const auto place = in_space(lat, lon);
    std::uint32_t number = 0;
    double squared = 0;
    tree.knnSearch(place.data(), 1, &number, &squared);
    const double line = std::sqrt(squared);
    metres.push_back(line * (1 + line * line / (24 * 6371008.8 * 6371008.8)));
    covered += metres.back() <= within ? 1 : 0;
  }
  const auto quantile = [&](double share) {
    const auto nth =
        metres.begin() +
        static_cast<std::ptrdiff_t>(std::ceil(share * static_cast<double>(metres.size()))) - 1;
    std::nth_element(metres.begin(), nth, metres.end());
    return *nth;
  };
  const double median = quantile(0.5);
  const double ninety = quantile(0.9);
  const double ninety_nine = quantile(0.99);
  std::printf("%zu,%zu,%.0f,%.6f,%.1f,%.1f,%.1f,%.1f\n", cloud.points.size(), metres.size(),
              covered, covered / static_cast<double>(metres.size()), median, ninety, ninety_nine,
              *std::max_element(metres.begin(), metres.end()));
}
