#include <doctest/doctest.h>

#include "report/merge.hpp"

using namespace yangxiao;
using namespace yangxiao::report;

namespace {

constexpr Instant kNow{1'800'000'000};

ReportRow saying(State state) {
  ReportRow row;
  row.report.state = state;
  row.say(Field::state);
  return row;
}

}  // namespace

TEST_CASE("the file wins, except over what a person changed here") {
  Report stored;
  stored.description = "a hole";
  ReportRow row;
  row.report.description = "two holes";
  row.say(Field::description);
  CHECK(merge(stored, row, false, kNow).report.description == "two holes");
  CHECK(merge(stored, row, false, kNow).changed == bit(Field::description));
  stored.edited = bit(Field::description);
  const Merged kept = merge(stored, row, false, kNow);
  CHECK(kept.report.description == "a hole");
  CHECK(kept.changed == 0);
  CHECK(kept.conflicts == std::vector<Field>{Field::description});
}

TEST_CASE("over a step that was made here a state moves on and never back") {
  Report stored;
  stored.state = State::resolved;
  CHECK(merge(stored, saying(State::filed), false, kNow).report.state == State::filed);
  stored.edited = bit(Field::state);
  CHECK(merge(stored, saying(State::closed), false, kNow).report.state == State::closed);
  const Merged back = merge(stored, saying(State::filed), false, kNow);
  CHECK(back.report.state == State::resolved);
  CHECK(back.conflicts == std::vector<Field>{Field::state});
}

TEST_CASE("a masked phone leaves the whole one that it fits, and never takes its place") {
  Report stored;
  stored.contact_phone = "13800005678";
  ReportRow row;
  row.report.contact_phone = "138****5678";
  row.say(Field::contact_phone);
  CHECK(merge(stored, row, false, kNow).changed == 0);
  CHECK(merge(stored, row, false, kNow).conflicts.empty());
  row.report.contact_phone = "139****5678";
  CHECK(merge(stored, row, false, kNow).report.contact_phone == "13800005678");
  CHECK(merge(stored, row, false, kNow).conflicts.size() == 1);
}

TEST_CASE("flaws of time are those of the report as it is then") {
  Report stored;
  stored.filed_at = Instant{100};
  stored.state = State::closed;
  stored.flaws = bit(Flaw::closed_without_date) | bit(Flaw::position_zero);
  ReportRow row;
  row.report.steps[step_of(State::closed)] = Instant{50};
  row.say(Field::closed_at);
  CHECK(merge(stored, row, true, kNow).report.flaws ==
        (bit(Flaw::closed_before_filed) | bit(Flaw::position_zero)));
}

TEST_CASE("a report as JSON is the same report again") {
  Report report;
  report.channel = 3;
  report.external_id = "A \"1\"";
  report.category = 7;
  report.state = State::verified;
  report.filed_at = Instant{1'700'000'000};
  report.fingerprint = -5;
  report.position = geo::Position{30.5, 114.2};
  report.source_lat = "30.49";
  report.source_lon = "114.21";
  report.source_datum = geo::Datum::gcj02;
  report.steps[0] = Instant{1'700'000'001};
  report.member = 9;
  report.flaws = 3;
  report.edited = 1ULL << 20U;
  report.description = "井盖\n丢了";
  const auto again = from_json(to_json(report));
  REQUIRE(again.has_value());
  CHECK(to_json(*again) == to_json(report));
  CHECK(again->steps == report.steps);
  CHECK(again->source_datum == report.source_datum);
}
