#include "station/coverage/reached.hpp"

#include <algorithm>
#include <cmath>
#include <thread>

#include "geo/distance.hpp"
#include "geo/point_tree.hpp"

namespace yangxiao::station {
namespace {

void reach(std::span<const geo::Position> places, std::span<const geo::Position> stations,
           const geo::PointTree& tree, std::span<Reached> reached) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto near = tree.nearest(places[i]);
    if (!near) return;
    reached[i].station = near->number;
    reached[i].metres =
        geo::metres_over(std::sqrt(near->metres_squared), places[i], stations[near->number]);
  }
}

}  // namespace

std::vector<Reached> nearest_of(std::span<const geo::Position> places,
                                std::span<const geo::Position> stations, unsigned threads) {
  std::vector<Reached> reached(places.size());
  const geo::PointTree tree(stations);
  constexpr std::size_t kWorthAThread = 10'000;
  const std::size_t most = std::max<std::size_t>(1, places.size() / kWorthAThread);
  const std::size_t parts = std::clamp<std::size_t>(threads, 1, most);
  const std::size_t size = (places.size() + parts - 1) / parts;
  std::vector<std::jthread> others;
  for (std::size_t part = 0; part < parts; ++part) {
    const std::size_t begin = std::min(part * size, places.size());
    const std::size_t count = std::min(size, places.size() - begin);
    const auto job = [&tree, stations, some = places.subspan(begin, count),
                      into = std::span(reached).subspan(begin, count)] {
      reach(some, stations, tree, into);
    };
    if (part + 1 == parts) {
      job();
    } else {
      others.emplace_back(job);
    }
  }
  others.clear();
  return reached;
}

}  // namespace yangxiao::station
