#include "report/nearby_station.hpp"

#include <cmath>

#include "geo/distance.hpp"

namespace yangxiao::report {
namespace {

constexpr const char* kOpenStations = R"sql(
  SELECT station, lat, lon FROM station WHERE closed_since IS NULL OR closed_since > ?1)sql";

}  // namespace

void NearbyStation::read() {
  SQLite::Statement query(book_.database(), kOpenStations);
  query.bind(1, now_.seconds);
  std::vector<geo::Position> places;
  while (query.executeStep()) {
    stations_.push_back(query.getColumn(0).getInt64());
    places.push_back({query.getColumn(1).getDouble(), query.getColumn(2).getDouble()});
  }
  tree_.emplace(places);
}

std::optional<std::int64_t> NearbyStation::of(geo::Position place) {
  if (!tree_) read();
  if (stations_.empty()) return std::nullopt;
  const auto near = tree_->nearest(place);
  if (!near || geo::surface_metres(std::sqrt(near->metres_squared)) > reach_) return std::nullopt;
  return stations_[near->number];
}

}  // namespace yangxiao::report
