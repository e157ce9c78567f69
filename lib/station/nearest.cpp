#include "station/nearest.hpp"

#include <algorithm>
#include <limits>

#include <sqlite3.h>

#include "base/text/fold.hpp"
#include "station/station_table.hpp"

namespace yangxiao::station {
namespace {

constexpr const char* kWalk =
    "SELECT " STATION_COLUMNS
    R"sql( FROM station_tree JOIN station ON station.station = station_tree.station
  WHERE station_tree.station MATCH from_here())sql";

// A row's box has 32-bit edges: it may be this many metres nearer than the row itself.
constexpr double kRoundingMetres = 10.0;

// What the R*Tree asks at each box, and what it may leave aside.
struct Walk {
  geo::BoxDistance from;
  double cutoff;  // metres on the ellipsoid: what lies beyond cannot be a result any more
};

// sqlite.org/rtree.html, "Custom R*Tree queries": rows come out by ascending score.
int score_box(sqlite3_rtree_query_info* info) {
  auto& walk = *static_cast<Walk*>(info->pContext);
  const geo::Box box{info->aCoord[0], info->aCoord[1], info->aCoord[2], info->aCoord[3]};
  const double bound = walk.from.lower_bound(box);
  info->rScore = bound;
  info->eWithin = bound * geo::kSphereToEllipsoid > walk.cutoff ? NOT_WITHIN : PARTLY_WITHIN;
  return SQLITE_OK;
}

bool comes_before(const Neighbour& a, const Neighbour& b) {
  if (a.course.metres != b.course.metres) return a.course.metres < b.course.metres;
  return a.station.code < b.station.code;
}

}  // namespace

calendar::OpenState open_state(const Station& station, const Moment& moment) {
  if (station.closed_since) return {calendar::Open::no, std::nullopt};
  return calendar::state_at(calendar::parse_hours(station.hours), moment.when, moment.zone,
                            moment.days);
}

bool fits(const Station& station, const Wanted& wanted, const Moment& moment) {
  if (station.closed_since) return false;
  const FacilitySet working = station.facilities & ~station.broken;
  if ((working & wanted.facilities) != wanted.facilities) return false;
  if (!wanted.subdistrict.empty() && text::fold(station.subdistrict) != wanted.subdistrict) {
    return false;
  }
  if (!wanted.open) return true;
  const calendar::Open open = open_state(station, moment).open;
  return open == calendar::Open::yes || (wanted.maybe_open && open == calendar::Open::unknown);
}

std::vector<Neighbour> find_nearest(const store::Reader& book, geo::Position place, std::size_t k,
                                    std::optional<double> within, const Wanted& wanted,
                                    const Moment& moment) {
  std::vector<Neighbour> found;
  if (k == 0) return found;
  Walk walk{geo::BoxDistance(place), within.value_or(std::numeric_limits<double>::infinity())};
  sqlite3_rtree_query_callback(book.database().getHandle(), "from_here", score_box, &walk, nullptr);
  SQLite::Statement query(book.database(), kWalk);
  while (query.executeStep()) {
    const geo::Position there{query.getColumn(9).getDouble(), query.getColumn(10).getDouble()};
    // Rows come by their bound: once it is past the cutoff, so is everything after it.
    const double bound = geo::central_angle_metres(place, there) - kRoundingMetres;
    if (bound * geo::kSphereToEllipsoid > walk.cutoff) break;
    const geo::Course course = geo::course_between(place, there);
    if (course.metres > walk.cutoff) continue;
    Neighbour neighbour{read_station(query), course};
    if (!fits(neighbour.station, wanted, moment)) continue;
    found.insert(std::upper_bound(found.begin(), found.end(), neighbour, comes_before),
                 std::move(neighbour));
    if (found.size() > k) found.pop_back();
    if (found.size() == k) walk.cutoff = std::min(walk.cutoff, found.back().course.metres);
  }
  return found;
}

}  // namespace yangxiao::station
