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

// What waits is asked about without a member.
bool is_about_waiting(const Arguments& arguments) {
  return arguments.has(opt_approve) || arguments.has(opt_refuse) || arguments[opt_waiting];
}

Status check_about_waiting(const Arguments& arguments) {
  const auto both = [&](const Option& a, const Option& b) {
    return arguments.has(a) && arguments.has(b);
  };
  const auto exclude = [](const char* a, const char* b) {
    return Error{Problem::options_exclude, {a, b}, {}};
  };
  if (both(opt_approve, opt_refuse)) return exclude("--approve", "--refuse");
  if (both(opt_approve, opt_waiting)) return exclude("--approve", "--waiting");
  if (both(opt_refuse, opt_waiting)) return exclude("--refuse", "--waiting");
  if (arguments.words().empty()) return {};
  return Error{Problem::argument_extra, {arguments.words()[0]}, {}};
}

Need need_of(const Arguments& arguments) {
  return arguments[opt_waiting] ? Need::read : Need::write;
}

Status check(const Arguments& arguments) {
  if (is_about_waiting(arguments)) return check_about_waiting(arguments);
  if (arguments.words().empty()) return Error{Problem::argument_missing, {"MEMBER"}, {}};
  const auto change = change_of(arguments);
  return change ? check_reason(arguments) : Status(change.error());
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  if (arguments[opt_waiting]) return show_waiting(session);
  if (is_about_waiting(arguments)) return decide_waiting(session);
  return run_by_hand(session, *change_of(arguments), lib::Handwork::adjust);
}

}  // namespace

cli::Verb adjust() {
  return {
      "adjust",
      N_("correct what a member has by hand, with a reason"),
      Shelf::change,
      {{"MEMBER", Form::text, Argument::Count::maybe}},
      {{N_("The points"),
        {&opt_more, &opt_less, &opt_why, &opt_from, &opt_expires, &opt_when, &opt_key}},
       {N_("What waits for another person"), {&opt_approve, &opt_refuse, &opt_waiting}},
       write_options()},
      need_of,
      {0, 1, 3, 4, 5, 75},
      {{"yangxiao points adjust M1 --more 5 --reason 漏记", N_("what had been forgotten is added")},
       {"yangxiao points adjust --waiting",
        N_("what is more than one person may book, and waits for another")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::points
