#include <doctest/doctest.h>

#include "report/service_request_cells.hpp"

using namespace yangxiao;
using namespace yangxiao::report;

TEST_CASE("the id of a service request holds its channel where a colon says so") {
  CHECK(parse_request_id("phone:2026-0001").channel == "phone");
  CHECK(parse_request_id("phone:2026-0001").id == "2026-0001");
  CHECK(parse_request_id("phone:2026:1").id == "2026:1");
  CHECK(parse_request_id("638344").channel.empty());
  CHECK(parse_request_id("638344").id == "638344");
}

TEST_CASE("what became of a request stands behind its state, or alone") {
  CHECK(resolution_of_notes("closed: mended: well") == "mended: well");
  CHECK(resolution_of_notes("closed").empty());
  CHECK(resolution_of_notes("Duplicate.") == "Duplicate.");
  CHECK(resolution_of_notes("Note: see above") == "Note: see above");
  CHECK(resolution_of_notes("").empty());
}

TEST_CASE("an address ends with its subdistrict, or has none") {
  CHECK(parse_request_address("琴台大道 1 号, 月湖街道").address == "琴台大道 1 号");
  CHECK(parse_request_address("琴台大道 1 号, 月湖街道").subdistrict == "月湖街道");
  CHECK(parse_request_address("月湖街道").address.empty());
  CHECK(parse_request_address("月湖街道").subdistrict == "月湖街道");
  CHECK(parse_request_address("A, B").address == "A, B");
  CHECK(parse_request_address("A, B").subdistrict.empty());
}

TEST_CASE(
    "the last thing that happened was the step to the state, unless that is known not to be") {
  RequestTimes times;
  CHECK(step_of_update(State::accepted, times) == Field::accepted_at);
  CHECK(step_of_update(State::closed, times) == Field::closed_at);
  for (const State state : {State::filed, State::rejected, State::withdrawn, State::parked}) {
    CHECK_FALSE(step_of_update(state, times));
  }
  times.is_closing_unknown = true;
  CHECK(step_of_update(State::resolved, times) == Field::resolved_at);
  CHECK(step_of_update(State::closed, times) == Field::accepted_at);
}

TEST_CASE("the columns of GeoReport are known, and no others") {
  CHECK(request_column("service_request_id")->cell == RequestCell::id);
  CHECK(request_column("requested_datetime")->field == Field::filed_at);
  CHECK(request_column("long")->kind == RequestColumn::Kind::lon);
  CHECK(request_column("zipcode")->kind == RequestColumn::Kind::passed);
  CHECK(request_column("longitude")->kind == RequestColumn::Kind::lon);
  CHECK_FALSE(request_column("altitude"));
}
