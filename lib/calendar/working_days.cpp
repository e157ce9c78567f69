#include "calendar/working_days.hpp"

#include <algorithm>
#include <utility>

#include "embedded/china_calendar.hpp"

namespace yangxiao::calendar {

WorkingDays::WorkingDays(std::vector<CalendarDay> exceptions)
    : source_([days = std::move(exceptions)] { return days; }) {}

const std::vector<CalendarDay>& WorkingDays::exceptions() const {
  if (source_) {
    exceptions_ = std::exchange(source_, nullptr)();
    std::sort(exceptions_.begin(), exceptions_.end(),
              [](const CalendarDay& a, const CalendarDay& b) { return a.day < b.day; });
  }
  return exceptions_;
}

const CalendarDay* WorkingDays::exception_on(Day day) const {
  const auto found = std::lower_bound(
      exceptions().begin(), exceptions().end(), day,
      [](const CalendarDay& exception, Day wanted) { return exception.day < wanted; });
  return found != exceptions().end() && found->day == day ? &*found : nullptr;
}

bool WorkingDays::is_workday(Day day) const {
  if (const CalendarDay* exception = exception_on(day)) return exception->is_work;
  if (!missing_year_ && !knows_year(day.year)) missing_year_ = day.year;
  return weekday(day) <= 5;
}

bool WorkingDays::knows_year(int year) const {
  const auto first = std::lower_bound(
      exceptions().begin(), exceptions().end(), Day{year, 1, 1},
      [](const CalendarDay& exception, Day wanted) { return exception.day < wanted; });
  return first != exceptions().end() && first->day.year == year;
}

std::vector<CalendarDay> parse_days(std::string_view csv) {
  std::vector<CalendarDay> days;
  while (!csv.empty()) {
    const std::size_t end = std::min(csv.find('\n'), csv.size());
    const std::string_view line = csv.substr(0, end);
    csv.remove_prefix(std::min(end + 1, csv.size()));
    const std::size_t first = line.find(',');
    const std::size_t second = line.find(',', first + 1);
    if (second == std::string_view::npos) continue;
    const auto day = parse_day(line.substr(0, first));
    const std::string_view kind = line.substr(first + 1, second - first - 1);
    if (!day || (kind != "off" && kind != "work")) continue;
    days.push_back({*day, kind == "work", std::string(line.substr(second + 1))});
  }
  return days;
}

std::vector<CalendarDay> shipped_days() { return parse_days(embedded::china_calendar); }

}  // namespace yangxiao::calendar
