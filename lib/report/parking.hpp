// Parked reports: until a day comes their clocks stand still, then they are in the state they were
// in before.
#pragma once

#include <optional>
#include <vector>

#include "report/report.hpp"

namespace yangxiao::report {

// The state that a report is in at a time: one that was parked until then is back.
State state_at(const Report& report, Instant now);

// Without `until` it stays parked until somebody does something.
void park(Report& report, Instant at, std::optional<Instant> until);

// Back into the state before. The pause is kept; a deadline that was extended moves by as much.
void unpark(Report& report, Instant at);

// A day that was given until, after the clocks stood still: later by as much, if it had not come.
Instant moved_by(const Pause& pause, Instant until);

// To be called when a report leaves its state: more time that was given for what had to be done
// then is not for what comes next.
void end_extension(Report& report);

// The spans in which its clocks stood still, the one that may last at `now` too.
std::vector<Pause> pauses_until(const Report& report, Instant now);

}  // namespace yangxiao::report
