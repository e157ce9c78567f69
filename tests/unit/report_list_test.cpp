#include <doctest/doctest.h>

#include "report/list.hpp"
#include "station_book.hpp"

using namespace yangxiao;
using namespace yangxiao::report;

namespace {

std::string plan_of(const ListQuery& query) {
  const store::Writer book = station::book_in_memory();
  std::string steps;
  for (const std::string& statement : list_statements(query)) {
    SQLite::Statement plan(book.database(), "EXPLAIN QUERY PLAN " + statement);
    while (plan.executeStep()) steps += plan.getColumn(3).getString() + "\n";
  }
  return steps;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("reports of a station, a category, a member, a phone are found by an index") {
  ListQuery query;
  query.station = 1;
  query.states = {State::filed, State::accepted};
  query.emergencies = {1, 2};
  query.limit = 50;
  CHECK(count(plan_of(query), "SEARCH report USING INDEX report_station (station=? AND state=?)") ==
        2);
  // A page reads no row that is not on it.
  CHECK(count(plan_of(query), "SEARCH report USING INTEGER PRIMARY KEY (rowid=?)") == 2);
  query.agency = 1;
  CHECK(plan_of(query).find("COVERING INDEX report_event_agency (agency=?)") == std::string::npos);
  query = {};
  query.agency = 1;
  CHECK(plan_of(query).find("USING INDEX report_event_agency (agency=?)") != std::string::npos);
  query = {};
  query.categories = {1};
  query.since = Instant{0};
  CHECK(plan_of(query).find("USING INDEX report_category (category=? AND filed_at>?)") !=
        std::string::npos);
  query = {};
  query.reporter = ReporterQuery{{1}, ""};
  CHECK(plan_of(query).find("USING INDEX report_member (member=?)") != std::string::npos);
  query = {};
  query.reporter = ReporterQuery{{}, "13800005678"};
  CHECK(plan_of(query).find("USING INDEX report_phone (contact_phone=?)") != std::string::npos);
  query.reporter = ReporterQuery{{1}, "13800005678"};
  const std::string either = plan_of(query);
  CHECK(either.find("USING INDEX report_member (member=?)") != std::string::npos);
  CHECK(either.find("USING INDEX report_phone (contact_phone=?)") != std::string::npos);
  query = {};
  query.near = NearQuery{{30.55, 114.26}, 500};
  const std::string near = plan_of(query);
  CHECK(near.find("USING INDEX report_cell (cell>? AND cell<?)") != std::string::npos);
  CHECK(near.find("SCAN") == std::string::npos);
}
