// What a person changes of one station: add, set, close, reopen.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "station/facility.hpp"
#include "station/row.hpp"
#include "store/book.hpp"
#include "table/assignment.hpp"

namespace yangxiao::station {

// microwave=broken, microwave=works, shower=yes, shower=no.
struct FacilityChange {
  int facility = 0;
  enum class What : std::uint8_t { broken, works, present, absent } what = What::works;
};
// Errors: facility_unknown, option_value_bad.
Result<FacilityChange> parse_facility_change(const std::string& text, const FacilityWords& list);

// How coordinates are given.
struct Coordinates {
  std::optional<geo::Datum> datum;
  geo::Order order = geo::Order::lat_lon;
};

// Adds a station; the fields are the columns of a file. Errors: station_exists, and those of a row.
Result<Station> add_station(store::Writer& book, const std::vector<table::Assignment>& fields,
                            const Coordinates& given);

struct Change {
  std::vector<table::Assignment> fields;
  Coordinates coordinates;
  std::vector<FacilityChange> facilities;
  std::string facility_note;
  std::optional<Instant> seen_open;
};
struct Changed {
  Station before;
  Station after;
  bool hours_flawed = false;           // the new opening hours are not understood
  FacilitySet facilities_checked = 0;  // of which it was said whether they work
};
// Changes a station; a field that is set here beats every later file, until `station set` gives the
// file's value. Errors: station_missing, facility_absent, station_field_unknown,
// station_code_fixed, those of a row.
Result<Changed> change_station(store::Writer& book, const std::string& code, const Change& change);

// Errors: station_missing, station_closed.
Result<Station> close_station(store::Writer& book, const std::string& code, Instant since,
                              const std::string& reason);
// Errors: station_missing, station_open.
Result<Station> reopen_station(store::Writer& book, const std::string& code);

}  // namespace yangxiao::station
