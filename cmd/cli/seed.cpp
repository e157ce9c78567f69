#include "cli/seed.hpp"

#include "calendar/book_calendar.hpp"
#include "catalogue/change.hpp"
#include "points/rule_versions.hpp"
#include "report/sorting.hpp"
#include "settle/rule_file.hpp"
#include "station/facility.hpp"

namespace yangxiao::cli {
namespace {

Status seed_rules(store::Writer& book, const Config& config, Random& random, std::int64_t uid) {
  if (points::has_rules(book)) return {};
  const auto rules = config.points_rules.empty()
                         ? Result<points::Rules>(points::shipped_rules())
                         : settle::read_rule_file(book, config.points_rules);
  if (!rules) return rules.error();
  auto ledger = points::Ledger::open(book, random, uid);
  if (!ledger) return ledger.error();
  points::seed_rules(book, *ledger, *rules);
  return {};
}

}  // namespace

Status seed_book(store::Writer& book, const Config& config, Random& random, std::int64_t uid) {
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
  return seed_rules(book, config, random, uid);
}

}  // namespace yangxiao::cli
