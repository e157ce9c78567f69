#include <doctest/doctest.h>

#include "report/list.hpp"
#include "station_book.hpp"

using namespace yangxiao;
using namespace yangxiao::report;

namespace {

std::string plan_of(const ListQuery& query) {
  const store::Writer book = station::book_in_memory();
  SQLite::Statement plan(book.database(), "EXPLAIN QUERY PLAN " + list_statement(query));
  std::string steps;
  while (plan.executeStep()) steps += plan.getColumn(3).getString() + "\n";
  return steps;
}

}  // namespace

TEST_CASE("reports of a station, a category, a member, a phone are found by an index") {
  ListQuery query;
  query.station = 1;
  query.states = {State::filed, State::accepted};
  query.limit = 50;
  CHECK(plan_of(query).find("SEARCH report USING INDEX report_station (station=? AND state=?") !=
        std::string::npos);
  query = {};
  query.categories = {1};
  query.since = Instant{0};
  CHECK(plan_of(query).find("USING INDEX report_category (category=? AND filed_at>?)") !=
        std::string::npos);
  query = {};
  query.member = 1;
  CHECK(plan_of(query).find("USING INDEX report_member (member=?)") != std::string::npos);
  query = {};
  query.phone = "13800005678";
  CHECK(plan_of(query).find("USING INDEX report_phone (contact_phone=?)") != std::string::npos);
}
