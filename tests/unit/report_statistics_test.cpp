#include <doctest/doctest.h>

#include "report/parking.hpp"
#include "report/statistics.hpp"

using namespace yangxiao;
using namespace yangxiao::report;

TEST_CASE("median and 90th percentile") {
  CHECK(quantiles_of({}).count == 0);
  CHECK(quantiles_of({7}).median == 7);
  CHECK(quantiles_of({7}).p90 == 7);
  CHECK(quantiles_of({4, 1}).median == 2);
  CHECK(quantiles_of({4, 1}).p90 == 4);
  const Quantiles ten = quantiles_of({10, 9, 8, 7, 6, 5, 4, 3, 2, 1});
  CHECK(ten.median == 5);
  CHECK(ten.p90 == 9);
  CHECK(quantiles_of({11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}).p90 == 10);
}

TEST_CASE("a parked report is back on its day, its pause is kept, an extension moves with it") {
  Report report;
  report.state = State::dispatched;
  report.resolve_by = Instant{5'000};
  park(report, Instant{1'000}, Instant{3'000});
  CHECK(state_at(report, Instant{2'999}) == State::parked);
  CHECK(state_at(report, Instant{3'000}) == State::dispatched);
  CHECK(pauses_until(report, Instant{2'000}) ==
        std::vector<Pause>{{Instant{1'000}, Instant{2'000}}});
  unpark(report, Instant{3'000});
  CHECK(report.state == State::dispatched);
  CHECK(report.resolve_by == Instant{7'000});
  CHECK(report.pauses == std::vector<Pause>{{Instant{1'000}, Instant{3'000}}});
  CHECK(parse_pauses(to_text(report.pauses)) == report.pauses);
  park(report, Instant{4'000}, std::nullopt);
  CHECK(state_at(report, Instant{1'000'000}) == State::parked);
}
