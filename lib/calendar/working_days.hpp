// Which days are worked. In China weekends are made up for (调休): a calendar of exceptions that
// the State Council publishes each year stands beside the weekdays.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil.hpp"

namespace yangxiao::calendar {

struct CalendarDay {
  Day day;
  bool is_work = false;  // a weekend that is worked; otherwise a day off
  std::string name;
};

class WorkingDays {
 public:
  // Reads the exceptions when the first of them matters: most hours are the same every day.
  using Source = std::function<std::vector<CalendarDay>()>;

  WorkingDays() = default;
  explicit WorkingDays(std::vector<CalendarDay> exceptions);
  explicit WorkingDays(Source source) : source_(std::move(source)) {}

  // By the exceptions, else Monday to Friday. Logarithmic.
  bool is_workday(Day day) const;
  // What the calendar says of a day; nullptr: its weekday decides. Logarithmic.
  const CalendarDay* exception_on(Day day) const;
  // Whether the calendar says anything of that year.
  bool knows_year(int year) const;
  // The first year that is_workday() was asked of and the calendar says nothing about.
  std::optional<int> missing_year() const { return missing_year_; }

 private:
  const std::vector<CalendarDay>& exceptions() const;

  mutable std::vector<CalendarDay> exceptions_;  // sorted by day
  mutable Source source_;                        // empty once it was asked
  mutable std::optional<int> missing_year_;
};

// Days from CSV: day,kind,name with kind off or work. Lines that are not so are left out.
std::vector<CalendarDay> parse_days(std::string_view csv);

// The shipped calendar of China (data/calendar/china.csv), from the State Council's notices.
std::vector<CalendarDay> shipped_days();

}  // namespace yangxiao::calendar
