#include "station/coverage/along_streets.hpp"

#include "geo/street/reach_outline.hpp"

namespace yangxiao::station {

OnStreets on_streets(const geo::StreetNetwork& network, std::span<const geo::Position> places,
                     double most) {
  OnStreets found;
  found.reserve(places.size());
  for (const geo::Position place : places) found.push_back(network.index.nearest(place, most));
  return found;
}

std::vector<Reached> nearest_along(const geo::StreetNetwork& network, const OnStreets& places,
                                   const OnStreets& stations) {
  std::vector<geo::OnStreet> goals;
  std::vector<std::uint32_t> numbers;  // of the stations that the goals are
  for (std::uint32_t i = 0; i < stations.size(); ++i) {
    if (!stations[i]) continue;
    goals.push_back(*stations[i]);
    numbers.push_back(i);
  }
  geo::StreetSearch search(network.graph);
  search.run(goals);
  std::vector<Reached> reached(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i]) continue;
    const geo::ToGoal way = search.from(*places[i]);
    if (way.goal != geo::ToGoal::kNone) reached[i] = {way.metres, numbers[way.goal]};
  }
  return reached;
}

std::vector<std::vector<geo::Region::Ring>> reaches_along(const geo::StreetNetwork& network,
                                                          std::span<const geo::Position> stations,
                                                          const OnStreets& on_street,
                                                          double metres) {
  std::vector<std::vector<geo::Region::Ring>> reaches(stations.size());
  geo::StreetSearch search(network.graph);
  for (std::size_t i = 0; i < stations.size(); ++i) {
    if (!on_street[i]) continue;
    search.run(std::span(&*on_street[i], 1), metres);
    reaches[i] = geo::reach_outline(network.graph, search, stations[i], metres);
  }
  return reaches;
}

}  // namespace yangxiao::station
