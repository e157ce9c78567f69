#include "report/deadline.hpp"

#include <algorithm>

#include "report/parking.hpp"
#include "report/step.hpp"

namespace yangxiao::report {
namespace {

const std::optional<Instant>& step(const Report& report, State state) {
  return report.steps[step_of(state)];
}

// A file may say the state and leave out when that was: then the clock began with what it does say.
std::optional<Instant> dispatch_start(const Report& report) {
  const auto& accepted = step(report, State::accepted);
  if (report.returned_at && (!accepted || *accepted < *report.returned_at)) {
    return report.returned_at;
  }
  if (accepted) return accepted;
  const bool has_begun = report.state != State::filed && report.parked_from != State::filed;
  return has_begun ? std::optional<Instant>(report.filed_at) : std::nullopt;
}

const CategoryLimit& limit_of(const Category& category, ClockKind clock) {
  switch (clock) {
    case ClockKind::accept:
      return category.accept;
    case ClockKind::dispatch:
      return category.dispatch;
    case ClockKind::resolve:
      break;
  }
  return category.resolve;
}

// The step that ended a clock. What has no time of its own step in a file ended nothing.
std::optional<Instant> end_of(const Report& report, ClockKind clock) {
  if (clock == ClockKind::accept) return step(report, State::accepted);
  if (clock == ClockKind::dispatch) return step(report, State::dispatched);
  for (const State state : {State::resolved, State::verified, State::closed}) {
    if (const auto& time = step(report, state)) return time;
  }
  return std::nullopt;
}

ClockKind running_in(State state) {
  if (state == State::filed) return ClockKind::accept;
  return state == State::accepted ? ClockKind::dispatch : ClockKind::resolve;
}

// Of a clock that ended: who extended it while it ran, gave it longer. Parking moves an extension
// that has not come yet, as it does while it runs.
void extend_ended(Deadline& deadline, const Report& report, const ClockHistory& history) {
  for (const ClockHistory::Extension& extension : history.extensions) {
    if (extension.clock != deadline.clock || extension.at < deadline.from) continue;
    Instant until = extension.until;
    for (const Pause& pause : report.pauses) {
      if (extension.at <= pause.begin) until = moved_by(pause, until);
    }
    deadline.is_extended = deadline.is_extended || deadline.at < until;
    deadline.at = std::max(deadline.at, until);
  }
}

}  // namespace

std::string_view name_of(ClockKind clock) {
  switch (clock) {
    case ClockKind::accept:
      return "accept";
    case ClockKind::dispatch:
      return "dispatch";
    case ClockKind::resolve:
      break;
  }
  return "resolve";
}

std::optional<Instant> clock_start(const Report& report, ClockKind clock) {
  if (clock == ClockKind::accept) return report.filed_at;
  if (clock == ClockKind::dispatch) return dispatch_start(report);
  if (step(report, State::dispatched)) return step(report, State::dispatched);
  const State state = report.parked_from.value_or(report.state);
  return state == State::dispatched || end_of(report, ClockKind::resolve) ? dispatch_start(report)
                                                                          : std::nullopt;
}

std::optional<Deadline> Deadlines::of(ClockKind clock, const Report& report, Instant now) const {
  const auto start = clock_start(report, clock);
  const CategoryLimit& limit = limit_of(tree_.at(report.category), clock);
  if (!start || !limit.limit) return std::nullopt;
  const State state = state_at(report, now);
  const bool runs = state <= State::dispatched && running_in(state) == clock;
  Deadline deadline;
  deadline.clock = clock;
  deadline.from = *start;
  deadline.limit = limit;
  std::vector<calendar::Stretch> still;
  if (!runs) deadline.done_at = end_of(report, clock);
  for (const Pause& pause : pauses_until(report, now)) {
    const bool is_behind = deadline.done_at && *deadline.done_at <= pause.begin;
    if (pause.end <= *start || is_behind) continue;
    deadline.pauses.push_back(pause);
    still.push_back({pause.begin, pause.end});
  }
  deadline.course = time_.course_of(*start, *limit.limit, still);
  deadline.at = deadline.course.end;
  const bool may_be_extended = runs || clock == ClockKind::resolve;
  if (may_be_extended && report.resolve_by && deadline.at < *report.resolve_by) {
    deadline.is_extended = true;
    deadline.at = *report.resolve_by;
  }
  return deadline;
}

std::optional<Deadline> Deadlines::running(const Report& report, Instant now) const {
  const State state = state_at(report, now);
  return state > State::dispatched ? std::nullopt : of(running_in(state), report, now);
}

ClockHistory clock_history(std::span<const Event> events) {
  ClockHistory history;
  const auto first = std::find_if(events.begin(), events.end(),
                                  [](const Event& event) { return event.from.has_value(); });
  State state = first == events.end() ? State::filed : *first->from;
  for (const Event& event : events) {
    if (event.kind == name_of(Step::extend) && event.until) {
      history.extensions.push_back({running_in(state), event.at, *event.until});
    }
    if (event.to && event.to != State::parked) state = *event.to;
    if (event.to == State::accepted) history.first_dispatched.reset();
    if (event.to == State::dispatched && !history.first_dispatched) {
      history.first_dispatched = event.at;
    }
  }
  return history;
}

std::vector<Deadline> Deadlines::begun(const Report& report, Instant now,
                                       const ClockHistory& history) const {
  std::vector<Deadline> deadlines;
  const State state = state_at(report, now);
  const State before = state == State::parked ? report.parked_from.value_or(State::filed) : state;
  Report first = report;  // passing it on to another agency ended nothing
  auto& dispatched = first.steps[step_of(State::dispatched)];
  if (dispatched && history.first_dispatched) dispatched = history.first_dispatched;
  for (const ClockKind clock : {ClockKind::accept, ClockKind::dispatch, ClockKind::resolve}) {
    auto deadline = of(clock, clock == ClockKind::dispatch ? first : report, now);
    if (deadline && deadline->done_at) extend_ended(*deadline, report, history);
    const bool goes_on = before <= State::dispatched && running_in(before) == clock;
    if (deadline && (deadline->done_at || goes_on)) deadlines.push_back(std::move(*deadline));
  }
  return deadlines;
}

std::optional<Deadline> Deadlines::resolved(const Report& report) const {
  const auto end = end_of(report, ClockKind::resolve);
  return end ? of(ClockKind::resolve, report, *end) : std::nullopt;
}

std::optional<Deadline> Deadlines::expected(const Report& report, Instant now) const {
  const State state = state_at(report, now);
  const bool is_done = state >= State::resolved && state <= State::closed;
  return is_done ? resolved(report) : running(report, now);
}

}  // namespace yangxiao::report
