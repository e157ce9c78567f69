// How working time passes: when a limit that began at some moment is over.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "calendar/limit.hpp"
#include "calendar/opening_hours.hpp"
#include "calendar/working_days.hpp"
#include "calendar/zone.hpp"

namespace yangxiao::calendar {

// A span of time, its end not included.
struct Stretch {
  Instant begin;
  Instant end;
};

// When a limit is over, and what of the calendar mattered on the way.
struct Course {
  Instant end;
  std::vector<CalendarDay> exceptions;  // holidays that were passed over, weekends that counted
  std::optional<int> missing_year;      // without a calendar: its weekdays were taken for worked
};

// The hours in which an office works on a working day: 09:00-12:00,14:00-17:30. Nothing: not so.
std::optional<std::vector<Span>> parse_office_hours(std::string_view text);

class WorkingTime {
 public:
  // `office`: minutes of a day, one after another, at least one.
  WorkingTime(WorkingDays days, Zone zone, std::vector<Span> office)
      : days_(std::move(days)), zone_(std::move(zone)), office_(std::move(office)) {}

  // When a limit that began at `start` is over. What lies in `pauses`, which are in order, does not
  // count. Hours are hours of the clock; working hours pass while the office works; a working day
  // has passed when the office closes on it, the day of the beginning not counted (Civil Code of
  // China, articles 201 and 203). Cost: the days on the way.
  Course course_of(Instant start, const Limit& limit, std::span<const Stretch> pauses) const;

 private:
  bool works(Day day, Course& course) const;
  Stretch span_of(std::int64_t day, const Span& span) const;
  Course hours_course(Instant start, std::int64_t seconds, std::span<const Stretch> pauses) const;
  Course working_hours_course(Instant start, std::int64_t seconds,
                              std::span<const Stretch> pauses) const;
  Course working_days_course(Instant start, int count, std::span<const Stretch> pauses) const;

  WorkingDays days_;
  Zone zone_;
  std::vector<Span> office_;
};

}  // namespace yangxiao::calendar
