#include "geo/street/street_network.hpp"

#include <future>
#include <utility>

namespace yangxiao::geo {
namespace {

StreetIndex index_beside(const Streets& streets, StreetGraph& graph) {
  auto index = std::async(std::launch::async, [&streets] { return StreetIndex(streets); });
  graph = StreetGraph(streets);
  return index.get();
}

}  // namespace

StreetNetwork::StreetNetwork(Streets all)
    : streets(std::move(all)), graph(), index(index_beside(streets, graph)) {}

}  // namespace yangxiao::geo
