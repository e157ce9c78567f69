// The calendar of working days as the book holds it.
#pragma once

#include "calendar/working_days.hpp"
#include "store/book.hpp"

namespace yangxiao::calendar {

// Fills a new book with the shipped calendar.
void seed_shipped_days(store::Writer& book);

// The exceptions of the years from one day to another: opening hours ask of a week, deadlines of a
// year. Read when first asked for; the book outlives it.
WorkingDays working_days_of(const store::Reader& book, Day first, Day last);

}  // namespace yangxiao::calendar
