// points adjust: corrects what a member has, by hand, with a reason.
#include "points/by_hand.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_more{"more", 0, "POINTS", N_("so many points are added")};
constexpr Text opt_less{"less", 0, "POINTS", N_("so many points are taken back")};

// More as a number above zero, less as one below.
Result<std::int64_t> change_of(const Arguments& arguments) {
  const auto more = arguments[opt_more];
  const auto less = arguments[opt_less];
  if (more && less) return Error{Problem::options_exclude, {"--more", "--less"}, {}};
  if (!more && !less) return Error{Problem::argument_missing, {"--more|--less POINTS"}, {}};
  const auto points = more ? points_of(*more, "--more") : points_of(*less, "--less");
  if (!points) return points.error();
  return more ? *points : -*points;
}

Status check(const Arguments& arguments) {
  const auto change = change_of(arguments);
  return change ? check_reason(arguments) : Status(change.error());
}

Result<Outcome> run(Session& session) {
  return run_by_hand(session, *change_of(session.arguments()), lib::adjust);
}

}  // namespace

cli::Verb adjust() {
  return {"adjust",
          N_("correct what a member has by hand, with a reason"),
          Shelf::change,
          {{"MEMBER"}},
          {{N_("The points"),
            {&opt_more, &opt_less, &opt_why, &opt_from, &opt_expires, &opt_when, &opt_key}},
           write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao points adjust M1 --more 5 --reason 漏记",
            N_("what had been forgotten is added")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
