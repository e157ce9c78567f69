#include "cli/seed.hpp"

#include "calendar/book_calendar.hpp"
#include "catalogue/change.hpp"
#include "report/sorting.hpp"
#include "station/facility.hpp"

namespace yangxiao::cli {

Status seed_book(store::Writer& book, const Config& config) {
  const Config shipped = shipped_config();
  if (!book.property("time_zone")) {
    book.set_property("time_zone", config.time_zone);
    station::seed_facilities(book,
                             config.facilities.empty() ? shipped.facilities : config.facilities);
    calendar::seed_shipped_days(book);
  }
  for (const catalogue::Kind* kind :
       {&report::agencies(), &report::channels(), &report::categories()}) {
    const auto own = config.lists.find(kind->table);
    const auto& lists = own != config.lists.end() ? *own : *shipped.lists.find(kind->table);
    const Status seeded = catalogue::seed_entries(book, *kind, lists.second);
    if (!seeded) return seeded;
  }
  return {};
}

}  // namespace yangxiao::cli
