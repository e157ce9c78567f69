// A station as the book holds it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "geo/datum.hpp"
#include "geo/position.hpp"

namespace yangxiao::station {

// What a file can say and a person can change. The number is a bit in Station::edited: the order is
// part of the book's format, new fields go to the end.
enum class Field : std::uint8_t {
  name,
  address,
  community,
  subdistrict,
  host,  // whose premises it stands in
  keeper,
  phone,
  position,
  facilities,
  hours,
  roles,
  note,
  closed,
};
inline constexpr std::size_t kFields = 13;

std::string_view name_of(Field field);
std::optional<Field> field_named(std::string_view name);

constexpr std::uint64_t bit(Field field) { return 1ULL << static_cast<unsigned>(field); }

// A set of facilities: bit n is the facility with number n in the book's list.
using FacilitySet = std::uint64_t;

struct Station {
  std::int64_t id = 0;  // the row's number: never printed
  std::string code;
  std::string name;
  // Text that a station need not have is empty where it has none.
  std::string address;
  std::string community;
  std::string subdistrict;
  std::string host;
  std::string keeper;
  std::string phone;  // normalised, several joined by ';'
  geo::Position position;
  std::string source_lat;  // the numbers as they came
  std::string source_lon;
  geo::Datum source_datum = geo::Datum::wgs84;
  FacilitySet facilities = 0;
  // What does not work. A facility that goes and comes again is as broken as it was: a file says
  // what is there, not whether it works.
  FacilitySet broken = 0;
  std::string hours;  // in the words of whoever wrote them
  std::string roles;  // joined by '|'
  std::string note;
  std::optional<Instant> closed_since;
  std::string closed_reason;
  std::optional<Instant> seen_open_at;
  std::uint64_t edited = 0;           // Fields that a person changed here
  std::optional<std::int64_t> batch;  // the import that made the row
  std::int64_t content = 0;           // the mark under which it got what it says
  std::int64_t mark = 0;
};

// Whether it is shut down then: closed_since may lie ahead.
inline bool is_shut(const Station& station, Instant when) {
  return station.closed_since && station.closed_since->seconds <= when.seconds;
}

// The text of a field that is plain text; nullptr for position, facilities and closed.
std::string* text_of(Station& station, Field field);
const std::string* text_of(const Station& station, Field field);

// As one JSON object, exact to the last bit, and back: what a batch keeps of a row that it wrote
// over. from_json returns nothing for a text that to_json did not make.
std::string to_json(const Station& station);
std::optional<Station> from_json(std::string_view json);

// What `search` reads: code, name, community, subdistrict, address, host, folded, each ended by
// U+001F.
std::string search_text(const Station& station);

}  // namespace yangxiao::station
