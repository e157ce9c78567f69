// What happens when a row of a file meets the report that it is about.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "report/event.hpp"
#include "report/row.hpp"

namespace yangxiao::report {

struct Merged {
  Report report;                 // as it is to be
  std::uint64_t changed = 0;     // Fields, as bits
  std::vector<Field> conflicts;  // kept, because a person had changed them here
};

// A step made here that took a report back from what its files had said: reopen, return.
struct MovedBack {
  State said;  // by the last file
  Instant at;  // when the step was made
};
std::optional<MovedBack> moved_back(const Report& stored, std::span<const Event> history);

// The file wins, except over a field that a person changed here, and over a step that was made
// here: a state may be moved on from there, never back; from one that was `back` from the file's
// only by something new, a later time or another state. What was parked here comes back for its
// resolution, not for less. A column that the file lacks is left alone,
// an empty cell clears. A masked name or phone that fits the stored one leaves it alone. The
// row's reporter and station are looked up already (RowCompletion). `now`: when a row that says so
// parked it or brought it back.
Merged merge(const Report& stored, const ReportRow& row, bool has_closing_date, Instant now,
             const std::optional<MovedBack>& back = {});

// A field as people read it in a list of conflicts: phones and names masked.
std::string shown(const Report& report, Field field, catalogue::References& references,
                  const calendar::Zone& zone);

// What the changed fields said before, as an event keeps it: a JSON object; empty: none changed but
// the state, which the event says itself.
std::string former_json(const Report& stored, std::uint64_t changed,
                        catalogue::References& references, const calendar::Zone& zone);

}  // namespace yangxiao::report
