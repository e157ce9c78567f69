// The calendar of working days as the book holds it.
#pragma once

#include "calendar/working_days.hpp"
#include "calendar/zone.hpp"
#include "store/book.hpp"

namespace yangxiao::calendar {

// Fills a new book with the shipped calendar.
void seed_shipped_days(store::Writer& book);

// The exceptions of the years from one day to another: opening hours ask of a week, deadlines of a
// year. Read when first asked for; the book outlives it.
WorkingDays working_days_of(const store::Reader& book, Day first, Day last);

// Those that opening hours at a moment ask of: spans that meet are followed for eight days, and
// yesterday's may reach into today.
WorkingDays working_days_around(const store::Reader& book, Instant moment, const Zone& zone);

}  // namespace yangxiao::calendar
