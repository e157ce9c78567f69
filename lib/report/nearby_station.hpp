// The station that a report belongs to which names none.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "geo/point_tree.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

class NearbyStation {
 public:
  // Reads the places of all stations that are open, when it is first asked. `reach` in metres.
  NearbyStation(const store::Reader& book, Instant now, double reach)
      : book_(book), now_(now), reach_(reach) {}

  // The nearest within the reach. O(log n).
  std::optional<std::int64_t> of(geo::Position place);

 private:
  void read();

  const store::Reader& book_;
  Instant now_;
  double reach_;
  std::optional<geo::PointTree> tree_;
  std::vector<std::int64_t> stations_;
};

}  // namespace yangxiao::report
