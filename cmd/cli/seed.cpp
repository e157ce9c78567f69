#include "cli/seed.hpp"

#include "calendar/book_calendar.hpp"
#include "station/facility.hpp"

namespace yangxiao::cli {

void seed_book(store::Writer& book, const Config& config) {
  book.set_property("time_zone", config.time_zone);
  station::seed_facilities(book,
                           config.facilities.empty() ? shipped_facilities() : config.facilities);
  calendar::seed_shipped_days(book);
}

}  // namespace yangxiao::cli
