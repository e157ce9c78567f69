// The nearest stations to a place.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "calendar/opening_hours.hpp"
#include "calendar/working_days.hpp"
#include "calendar/zone.hpp"
#include "geo/distance.hpp"
#include "station/station.hpp"
#include "store/book.hpp"

namespace yangxiao::station {

// What a station has to be, besides not closed.
struct Wanted {
  FacilitySet facilities = 0;                     // all of them, in working order
  std::string subdistrict;                        // folded; empty: any
  bool open = false;                              // open at `when`
  bool maybe_open = false;                        // with open: also where nobody knows
  std::function<bool(const Station&)> also = {};  // what a caller asks of it besides
};

// When, and by which clock and calendar, opening hours are read. A list has few wordings, and each
// is understood once.
struct Moment {
  Instant when;
  const calendar::Zone& zone;
  const calendar::WorkingDays& days;
  mutable std::unordered_map<std::string, calendar::OpenState> understood = {};
};

// Whether a station is open then: never where it is closed, unknown where its hours say nothing.
calendar::OpenState open_state(const Station& station, const Moment& moment);

// Whether it fulfils what is wanted.
bool fits(const Station& station, const Wanted& wanted, const Moment& moment);

struct Neighbour {
  Station station;
  geo::Course course;  // exact, from the place to the station
};

// The k nearest that fit, nearest first, ties by code; fewer where `within` metres hold fewer.
// Walks the R*Tree from the place outwards: a box is left aside as soon as its lower bound says
// that nothing in it can come before the k-th found. Logarithmic for what is common; linear in what
// the filters turn away.
std::vector<Neighbour> find_nearest(const store::Reader& book, geo::Position place, std::size_t k,
                                    std::optional<double> within, const Wanted& wanted,
                                    const Moment& moment);

}  // namespace yangxiao::station
