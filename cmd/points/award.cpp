// points award: points by hand, with a reason.
#include "points/by_hand.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

Status check(const Arguments& arguments) {
  const auto points = points_of(arguments.words()[1], "POINTS");
  return points ? check_reason(arguments) : Status(points.error());
}

Result<Outcome> run(Session& session) {
  return run_by_hand(session, *points_of(session.arguments().words()[1], "POINTS"),
                     lib::Handwork::award);
}

}  // namespace

cli::Verb award() {
  return {"award",
          N_("give a member points by hand, with a reason"),
          Shelf::change,
          {{"MEMBER"}, {"POINTS"}},
          {{N_("The points"), {&opt_why, &opt_from, &opt_expires, &opt_when, &opt_key}},
           write_options()},
          always(Need::write),
          {0, 1, 3, 4, 5, 75},
          {{"yangxiao points award M1 20 --reason 抢险",
            N_("twenty points, and why stands beside them")},
           {"yangxiao points award M1 5 --reason 值守 --key duty-2026-11-24-M1",
            N_("a script may ask twice; it is booked once")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
