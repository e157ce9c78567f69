// What happens when a row meets the station that it is about.
#pragma once

#include <vector>

#include "station/row.hpp"
#include "station/station.hpp"

namespace yangxiao::station {

// A field in words, for showing: "30.55,114.21 gcj02", "microwave|toilet".
std::string shown(const Station& station, Field field, const FacilityList& facilities);

struct Merged {
  Station station;               // as it is to be
  std::uint64_t changed = 0;     // Fields, as bits
  bool moved = false;            // its position has changed
  std::vector<Field> conflicts;  // kept, because a person had changed them here
};

// The file wins, except over a field that a person changed here. A column that the file lacks is
// left alone, an empty cell clears. A masked name or phone that fits the stored one leaves it
// alone; one that does not fit never takes the place of a whole one: a conflict. `now` is since
// when a station is closed whose row does not say it.
Merged merge(const Station& stored, const StationRow& row, Instant now);

// A station that is new. Errors: value_missing (name, or position), with the column as argument.
Result<Station> make_new(const StationRow& row, Instant now);

}  // namespace yangxiao::station
