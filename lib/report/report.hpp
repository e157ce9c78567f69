// A report as the book holds it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "geo/datum.hpp"
#include "geo/position.hpp"
#include "report/state.hpp"

namespace yangxiao::report {

// What a file can say and a person can change. The number is a bit in Report::edited: the order is
// part of the book's format, new fields go to the end.
enum class Field : std::uint8_t {
  external_id,
  channel,
  category,
  state,
  filed_at,
  accepted_at,
  dispatched_at,
  resolved_at,
  verified_at,
  closed_at,
  station,
  position,
  member,
  contact_phone,
  contact_name,
  agency,
  subdistrict,
  address,
  description,
  photos,
  resolution,
};
inline constexpr std::size_t kFields = 21;

// The stable name: a file's header, and the key of machine formats.
std::string_view name_of(Field field);
std::optional<Field> field_named(std::string_view name);
constexpr std::uint64_t bit(Field field) { return 1ULL << static_cast<unsigned>(field); }

// What was not right in a row that was taken all the same: kept, marked, never silently mended. The
// bits are part of the book's format.
enum class Flaw : std::uint8_t {
  closed_before_filed,  // or any step
  closed_without_date,  // where the file has a column for it
  date_without_closing,
  position_zero,        // 0,0
  position_impossible,  // no place on Earth
  position_outside,     // of the district's bounds
  filed_ahead,          // at a time to come
};
inline constexpr std::size_t kFlaws = 7;
std::string_view name_of(Flaw flaw);
constexpr std::uint32_t bit(Flaw flaw) { return 1U << static_cast<unsigned>(flaw); }
// A flaw of time takes the report out of statistics of time.
inline constexpr std::uint32_t kTimeFlaws =
    bit(Flaw::closed_before_filed) | bit(Flaw::closed_without_date) |
    bit(Flaw::date_without_closing) | bit(Flaw::filed_ahead);

inline constexpr std::uint32_t kPositionFlaws =
    bit(Flaw::position_zero) | bit(Flaw::position_impossible) | bit(Flaw::position_outside);

// The times of the steps accepted, dispatched, resolved, verified, closed, in this order.
inline constexpr std::size_t kSteps = 5;
inline constexpr std::uint64_t kStepFields = bit(Field::accepted_at) | bit(Field::dispatched_at) |
                                             bit(Field::resolved_at) | bit(Field::verified_at) |
                                             bit(Field::closed_at);
constexpr bool is_step_time(Field field) {
  return field >= Field::accepted_at && field <= Field::closed_at;
}
constexpr Field field_of_step(std::size_t step) {
  return static_cast<Field>(static_cast<std::size_t>(Field::accepted_at) + step);
}
constexpr std::size_t step_of(Field field) {
  return static_cast<std::size_t>(field) - static_cast<std::size_t>(Field::accepted_at);
}
constexpr std::size_t step_of(State state) {
  return static_cast<std::size_t>(state) - static_cast<std::size_t>(State::accepted);
}

// A span in which a report was parked, and its clocks stood still.
struct Pause {
  Instant begin;
  Instant end;
  friend bool operator==(const Pause&, const Pause&) = default;
};
// "begin-end begin-end", seconds since 1970, and back; what is no pause is left out.
std::string to_text(const std::vector<Pause>& pauses);
std::vector<Pause> parse_pauses(std::string_view text);

struct Report {
  std::int64_t id = 0;  // its number: code_of() is what people see
  std::int64_t channel = 0;
  std::string external_id;  // in the channel; empty: none
  std::int64_t category = 0;
  State state = State::filed;
  Instant filed_at;
  std::optional<std::int64_t> fingerprint;  // of the row of the file that it says what it says by
  std::optional<std::int64_t> station;
  bool inferred = false;                  // nobody named the station: it is the nearest
  std::optional<geo::Position> position;  // WGS-84
  std::string source_lat;                 // the numbers as they came, where they are not these
  std::string source_lon;
  std::optional<geo::Datum> source_datum;  // nothing: WGS-84
  std::optional<std::int64_t> member;
  std::optional<std::int64_t> team;  // the member's as of filing
  std::optional<std::int64_t> employer;
  std::string contact_phone;  // of a reporter who is no member; normalised
  std::string contact_name;
  std::optional<std::int64_t> agency;
  std::array<std::optional<Instant>, kSteps> steps;
  std::optional<Instant> parked_until;
  std::optional<State> parked_from;  // of a parked one: the state that it comes back to
  std::optional<Instant> parked_at;
  std::vector<Pause> pauses;           // when it was parked before
  std::optional<Instant> returned_at;  // last sent back or reopened: its dispatch clock began anew
  std::optional<Instant> resolve_by;   // a deadline that was extended
  int hops = 0;
  std::optional<std::int64_t> head;  // the report that this one tells again
  std::uint32_t flaws = 0;
  std::string subdistrict;
  std::string address;
  std::string description;
  std::string photos;  // references, joined by '|'
  std::string resolution;
  std::uint64_t edited = 0;           // fields that a person changed here
  std::optional<std::int64_t> batch;  // the import that made the row
  std::int64_t line = 0;              // of the batch's file; 0: none
  std::int64_t content = 0;           // the mark under which it got what it says
  std::int64_t mark = 0;
};

// The text of a field that holds one; nullptr: another sort of field.
std::string* text_of(Report& report, Field field);
const std::string* text_of(const Report& report, Field field);

// What of a report's times cannot be. `has_closing_date`: its file has a column for it.
std::uint32_t time_flaws_of(const Report& report, bool has_closing_date, Instant now);

// R + the number in Crockford's base32 + a check character.
std::string code_of(std::int64_t report);
// The number of a code as it may be typed; nothing where the check fails.
std::optional<std::int64_t> report_of_code(std::string_view code);

// As one JSON object and back: what a batch keeps of a row that it wrote over.
std::string to_json(const Report& report);
std::optional<Report> from_json(std::string_view json);

}  // namespace yangxiao::report
