#include "report/clocks.hpp"

#include "calendar/book_calendar.hpp"

namespace yangxiao::cmd::report {

Result<Clocks> Clocks::open(const cli::Session& session) {
  const std::string& text = session.config().report_office_hours;
  auto office = calendar::parse_office_hours(text);
  if (!office) {
    return Error{Problem::config_value_bad, {"office_hours", "09:00-12:00,14:00-17:30"}, {}};
  }
  const store::Reader& book = session.reader();
  auto days = calendar::working_days_of(book, {1, 1, 1}, {9999, 12, 31});
  return Clocks(book, {std::move(days), session.zone(), std::move(*office)});
}

}  // namespace yangxiao::cmd::report
