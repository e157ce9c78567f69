#include "calendar/book_calendar.hpp"

namespace yangxiao::calendar {
namespace {

constexpr const char* kInsertDay = R"sql(
  INSERT INTO calendar_day (code, kind, name, content, mark) VALUES (?1, ?2, ?3, ?4, ?4))sql";
constexpr const char* kDays = R"sql(SELECT code, kind, name FROM calendar_day
  WHERE code BETWEEN ?1 AND ?2 ORDER BY code)sql";

std::vector<CalendarDay> read_days(const store::Reader& book, Day first, Day last) {
  std::vector<CalendarDay> days;
  SQLite::Statement query(book.database(), kDays);
  query.bind(1, to_text({first.year, 1, 1}));
  query.bind(2, to_text({last.year, 12, 31}));
  while (query.executeStep()) {
    const auto day = parse_day(query.getColumn(0).getString());
    if (!day) continue;
    days.push_back(
        {*day, query.getColumn(1).getString() == "work", query.getColumn(2).getString()});
  }
  return days;
}

}  // namespace

void seed_shipped_days(store::Writer& book) {
  SQLite::Statement insert(book.database(), kInsertDay);
  for (const CalendarDay& day : shipped_days()) {
    insert.reset();
    insert.bind(1, to_text(day.day));
    insert.bind(2, day.is_work ? "work" : "off");
    insert.bind(3, day.name);
    insert.bind(4, book.mark());
    insert.exec();
  }
}

WorkingDays working_days_of(const store::Reader& book, Day first, Day last) {
  return WorkingDays(
      WorkingDays::Source([&book, first, last] { return read_days(book, first, last); }));
}

WorkingDays working_days_around(const store::Reader& book, Instant moment, const Zone& zone) {
  const std::int64_t day = day_number(moment, zone);
  return working_days_of(book, day_of(day - 2), day_of(day + 9));
}

}  // namespace yangxiao::calendar
