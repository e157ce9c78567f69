#include "report/parking.hpp"

#include <algorithm>

namespace yangxiao::report {

State state_at(const Report& report, Instant now) {
  const bool is_back =
      report.state == State::parked && report.parked_until && *report.parked_until <= now;
  return is_back ? report.parked_from.value_or(State::filed) : report.state;
}

void park(Report& report, Instant at, std::optional<Instant> until) {
  report.parked_from = report.state < State::resolved ? report.state : State::filed;
  report.parked_at = at;
  report.parked_until = until;
  report.state = State::parked;
}

Instant moved_by(const Pause& pause, Instant until) {
  if (pause.begin < until) until.seconds += pause.end.seconds - pause.begin.seconds;
  return until;
}

void unpark(Report& report, Instant at) {
  const Pause pause{report.parked_at.value_or(at), at};
  if (pause.begin < pause.end) {
    report.pauses.push_back(pause);
    if (report.resolve_by) report.resolve_by = moved_by(pause, *report.resolve_by);
  }
  report.state = report.parked_from.value_or(State::filed);
  report.parked_from.reset();
  report.parked_at.reset();
  report.parked_until.reset();
}

void end_extension(Report& report) {
  if (report.state < State::dispatched) report.resolve_by.reset();
}

std::vector<Pause> pauses_until(const Report& report, Instant now) {
  std::vector<Pause> pauses = report.pauses;
  if (report.state == State::parked && report.parked_at) {
    const Instant end = report.parked_until ? std::min(*report.parked_until, now) : now;
    if (*report.parked_at < end) pauses.push_back({*report.parked_at, end});
  }
  return pauses;
}

}  // namespace yangxiao::report
