// What the cells of a service request of Open311 GeoReport v2 say of a report, where they say it in
// another way than a file of our own.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "report/deadline.hpp"
#include "report/report.hpp"
#include "table/place_cells.hpp"

namespace yangxiao::report {

// A file with this header is one of service requests.
inline constexpr std::string_view kRequestId = "service_request_id";

// Those that are read together.
enum class RequestCell : std::uint8_t {
  id,
  status,
  status_notes,
  status_description,
  updated,
  closed,
  expected,
  address,
  service_code,
  service_name,
  source,
};
inline constexpr std::size_t kRequestCells = 11;
using RequestCells = std::array<std::optional<table::CellOf>, kRequestCells>;

// What a header of such a file means: one of the above, or `field`, or a coordinate.
struct RequestColumn {
  enum class Kind : std::uint8_t { cell, field, lat, lon, passed };
  std::string_view header;
  Kind kind = Kind::passed;
  RequestCell cell = RequestCell::id;
  Field field = Field::external_id;
};
// Nothing: GeoReport has no such column.
std::optional<RequestColumn> request_column(std::string_view header);

// "phone:2026-0001" apart; without a colon the whole is the id.
struct RequestId {
  std::string_view channel;
  std::string_view id;
};
RequestId parse_request_id(std::string_view text);

// Of "resolved: the cover lies where it belongs" what is behind the state; of another text all.
std::string_view resolution_of_notes(std::string_view notes);

// "12 Yingwu Avenue, 建桥街道" apart. A text that does not end with a subdistrict is an address.
struct RequestAddress {
  std::string_view address;
  std::string_view subdistrict;
};
RequestAddress parse_request_address(std::string_view text);

// What a row says of times beside those of reporting.
struct RequestTimes {
  bool is_state_by_closing = false;  // nothing else says that it is closed
  bool has_fine_state = false;       // and not only whether it is open
  std::optional<Instant> updated;    // when the last thing happened
  std::optional<Instant> closed;     // when it was closed
  bool is_closing_unknown = false;   // it has a column for that, and nothing is in it
  std::optional<Instant> expected;   // by when it is to be done
  bool has_expected = false;         // it has a column for that
};

// The step that the last thing was: that of its state, or the first where that is known not to be.
// Nothing: the state has none.
std::optional<Field> step_of_update(State state, const RequestTimes& times);

// A new report gets the deadline that the file says, where the book's own rules make it earlier: as
// one that was extended. It cannot be made to be earlier.
void fit_deadline(Report& report, const RequestTimes& times, const Deadlines& deadlines,
                  Instant now);

}  // namespace yangxiao::report
