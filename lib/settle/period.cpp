#include "settle/period.hpp"

#include <fmt/format.h>

#include "base/text/whole_number.hpp"

namespace yangxiao::settle {

std::optional<Period> parse_period(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto year = text::whole_number<int>(text.substr(0, 4));
  const auto month = text::whole_number<int>(text.substr(5));
  if (!year || !month || *year < 1970 || *month < 1 || *month > 12) return std::nullopt;
  return Period{*year, *month};
}

std::string to_text(Period period) { return fmt::format("{:04}-{:02}", period.year, period.month); }

Period period_of(calendar::Day day) { return {day.year, day.month}; }

Period next(Period period) { return {period.year + period.month / 12, period.month % 12 + 1}; }

Period before(Period period) {
  return period.month == 1 ? Period{period.year - 1, 12} : Period{period.year, period.month - 1};
}

calendar::Day first_day_of(Period period) { return {period.year, period.month, 1}; }

calendar::Day last_day_of(Period period) {
  return calendar::day_of(calendar::days_since_epoch(first_day_of(next(period))) - 1);
}

Result<Instant> begin_of(Period period, const calendar::Zone& zone) {
  return calendar::start_of_day(calendar::days_since_epoch(first_day_of(period)), zone,
                                to_text(period));
}

Result<Instant> end_of(Period period, const calendar::Zone& zone) {
  return calendar::start_of_day(calendar::days_since_epoch(first_day_of(next(period))), zone,
                                to_text(period));
}

}  // namespace yangxiao::settle
