// The clocks of a report: how long it may wait to be accepted, to be dispatched, to be resolved.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "calendar/working_time.hpp"
#include "report/category_tree.hpp"
#include "report/event.hpp"
#include "report/report.hpp"

namespace yangxiao::report {

enum class ClockKind : std::uint8_t { accept, dispatch, resolve };
std::string_view name_of(ClockKind clock);

struct Deadline {
  ClockKind clock = ClockKind::accept;
  Instant from;               // when the clock began
  CategoryLimit limit;        // how long, and which category says so
  calendar::Course course;    // how the limit passed
  std::vector<Pause> pauses;  // of its course
  bool is_extended = false;   // by a person: `at` is that day
  Instant at;                 // by when it must be done
  std::optional<Instant> done_at;

  // Whether it was done in time, or there is still time.
  bool is_kept(Instant now) const { return done_at.value_or(now) <= at; }
};

// What a report's row has forgotten of the clocks that were running before, and its events have
// not.
struct ClockHistory {
  struct Extension {
    ClockKind clock;  // the one that ran then
    Instant at;
    Instant until;
  };
  std::optional<Instant> first_dispatched;  // since it was accepted last
  std::vector<Extension> extensions;        // the oldest first
};
ClockHistory clock_history(std::span<const Event> events);

class Deadlines {
 public:
  // All outlive it.
  Deadlines(const CategoryTree& tree, const calendar::WorkingTime& time)
      : tree_(tree), time_(time) {}

  const CategoryTree& tree() const { return tree_; }

  // Of the clock that runs now; none: its category has no such limit, it is parked, or nobody has
  // to do anything. Some microseconds.
  std::optional<Deadline> running(const Report& report, Instant now) const;

  // Of the clock that runs, or would if the report were not parked, and of those before it.
  std::vector<Deadline> begun(const Report& report, Instant now, const ClockHistory& history) const;

  // Of the resolve clock of a report that was resolved; none: it has no such limit.
  std::optional<Deadline> resolved(const Report& report) const;

  // By when the public may expect it to be done, or might have: of the clock that runs, or of the
  // resolve clock where that has ended.
  std::optional<Deadline> expected(const Report& report, Instant now) const;

 private:
  std::optional<Deadline> of(ClockKind clock, const Report& report, Instant now) const;

  const CategoryTree& tree_;
  const calendar::WorkingTime& time_;
};

// When a clock began; nothing: it has not. Of a report whose file leaves a step out, with the last
// step before that it does say.
std::optional<Instant> clock_start(const Report& report, ClockKind clock);

}  // namespace yangxiao::report
