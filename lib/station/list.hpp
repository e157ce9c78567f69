// All stations in the order of their codes, by filters.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "station/nearest.hpp"

namespace yangxiao::station {

enum class Closed : std::uint8_t { without, with, only };

struct ListQuery {
  Wanted wanted;  // of stations that are not closed
  Closed closed = Closed::with;
  std::string after;  // codes behind this one
  std::optional<std::uint64_t> limit;
  std::optional<geo::Position> near;
  double within = 0;  // metres around near
};

// Calls `take` for each station, in the order of codes; an error that it returns ends the list. One
// station is held at a time.
Status list_stations(const store::Reader& book, const ListQuery& query, const Moment& moment,
                     const std::function<Status(const Station&)>& take);

}  // namespace yangxiao::station
