#include "report/clocks.hpp"

#include "calendar/book_calendar.hpp"

namespace yangxiao::report {

Result<Clocks> Clocks::open(const store::Reader& book, const calendar::Zone& zone,
                            const std::string& office_hours) {
  auto office = calendar::parse_office_hours(office_hours);
  if (!office) {
    return Error{Problem::config_value_bad, {"office_hours", "09:00-12:00,14:00-17:30"}, {}};
  }
  auto days = calendar::working_days_of(book, {1, 1, 1}, {9999, 12, 31});
  return Clocks(book, {std::move(days), zone, std::move(*office)});
}

}  // namespace yangxiao::report
