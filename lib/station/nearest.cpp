#include "station/nearest.hpp"

#include <algorithm>
#include <limits>

#include "base/text/fold.hpp"
#include "station/place_walk.hpp"
#include "station/station_table.hpp"

namespace yangxiao::station {
namespace {

constexpr std::size_t kWordingsRemembered = 10'000;

// 建桥 is 建桥街道: the word behind the name may be left out.
bool is_same_subdistrict(std::string_view one, std::string_view other) {
  for (const std::string_view word : {"街道办事处", "街道", "街", "镇", "乡"}) {
    if (one.size() > word.size() && one.ends_with(word)) one.remove_suffix(word.size());
    if (other.size() > word.size() && other.ends_with(word)) other.remove_suffix(word.size());
  }
  return one == other;
}

bool comes_before(const Neighbour& a, const Neighbour& b) {
  if (a.course.metres != b.course.metres) return a.course.metres < b.course.metres;
  return a.station.code < b.station.code;
}

}  // namespace

calendar::OpenState open_state(const Station& station, const Moment& moment) {
  if (is_shut(station, moment.when)) return {calendar::Open::no, std::nullopt};
  const auto known = moment.understood.find(station.hours);
  if (known != moment.understood.end()) return known->second;
  const calendar::OpenState state = calendar::state_at(calendar::parse_hours(station.hours),
                                                       moment.when, moment.zone, moment.days);
  if (moment.understood.size() >= kWordingsRemembered) moment.understood.clear();
  moment.understood.emplace(station.hours, state);
  return state;
}

bool fits(const Station& station, const Wanted& wanted, const Moment& moment) {
  if (is_shut(station, moment.when)) return false;
  const FacilitySet working = station.facilities & ~station.broken;
  if ((working & wanted.facilities) != wanted.facilities) return false;
  if (!wanted.subdistrict.empty() &&
      !is_same_subdistrict(text::fold(station.subdistrict), wanted.subdistrict)) {
    return false;
  }
  if (wanted.also && !wanted.also(station)) return false;
  if (!wanted.open) return true;
  const calendar::Open open = open_state(station, moment).open;
  return open == calendar::Open::yes || (wanted.maybe_open && open == calendar::Open::unknown);
}

std::vector<Neighbour> find_nearest(const store::Reader& book, geo::Position place, std::size_t k,
                                    std::optional<double> within, const Wanted& wanted,
                                    const Moment& moment) {
  std::vector<Neighbour> found;
  if (k == 0) return found;
  double cutoff = within.value_or(std::numeric_limits<double>::infinity());
  PlaceWalk walk(book, place);
  StationRows rows(book);
  while (const auto number = walk.next(cutoff)) {
    auto station = rows.find(*number);
    if (!station) continue;
    const geo::Course course = geo::course_between(place, station->position);
    if (course.metres > cutoff) continue;
    Neighbour neighbour{std::move(*station), course};
    if (!fits(neighbour.station, wanted, moment)) continue;
    found.insert(std::upper_bound(found.begin(), found.end(), neighbour, comes_before),
                 std::move(neighbour));
    if (found.size() > k) found.pop_back();
    if (found.size() == k) cutoff = std::min(cutoff, found.back().course.metres);
  }
  return found;
}

}  // namespace yangxiao::station
