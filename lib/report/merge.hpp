// What happens when a row of a file meets the report that it is about.
#pragma once

#include <vector>

#include "report/row.hpp"

namespace yangxiao::report {

struct Merged {
  Report report;                 // as it is to be
  std::uint64_t changed = 0;     // Fields, as bits
  std::vector<Field> conflicts;  // kept, because a person had changed them here
};

// The file wins, except over a field that a person changed here, and over a step that was made
// here: a state may be moved on from there, never back. A column that the file lacks is left alone,
// an empty cell clears. A masked name or phone that fits the stored one leaves it alone. The
// row's reporter and station are looked up already (RowCompletion). `now`: when a row that says so
// parked it or brought it back.
Merged merge(const Report& stored, const ReportRow& row, bool has_closing_date, Instant now);

// A field as people read it in a list of conflicts: phones and names masked.
std::string shown(const Report& report, Field field, Words& words, const calendar::Zone& zone);

// What the changed fields said before, as an event keeps it: a JSON object; empty: none changed but
// the state, which the event says itself.
std::string former_json(const Report& stored, std::uint64_t changed, Words& words,
                        const calendar::Zone& zone);

}  // namespace yangxiao::report
