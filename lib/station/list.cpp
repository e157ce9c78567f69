#include "station/list.hpp"

#include "station/station_table.hpp"

namespace yangxiao::station {
namespace {

constexpr const char* kAfter =
    "SELECT " STATION_COLUMNS R"sql( FROM station WHERE code > ?1 ORDER BY code)sql";

bool is_listed(const Station& station, const ListQuery& query, const Moment& moment) {
  if (is_shut(station, moment.when)) {
    const bool plain = query.wanted.facilities == 0 && !query.wanted.open;
    if (query.closed == Closed::without || !plain) return false;
    Station as_open = station;
    as_open.closed_since.reset();
    if (!fits(as_open, query.wanted, moment)) return false;
  } else if (query.closed == Closed::only || !fits(station, query.wanted, moment)) {
    return false;
  }
  return !query.near || geo::metres_between(*query.near, station.position) <= query.within;
}

}  // namespace

Status list_stations(const store::Reader& book, const ListQuery& query, const Moment& moment,
                     const std::function<Status(const Station&)>& take) {
  SQLite::Statement rows(book.database(), kAfter);
  rows.bind(1, query.after);
  std::uint64_t listed = 0;
  while (rows.executeStep()) {
    const Station station = read_station(rows);
    if (!is_listed(station, query, moment)) continue;
    if (query.limit && listed >= *query.limit) return {};
    const Status taken = take(station);
    if (!taken) return taken;
    ++listed;
  }
  return {};
}

}  // namespace yangxiao::station
