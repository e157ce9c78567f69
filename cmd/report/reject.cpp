// report reject: nothing will be done, and why. That it is untrue takes two people to say.
#include "report/rejections.hpp"
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

constexpr Text opt_reject_reason{
    "reason",       0,
    "CODE",         N_("why: false (a second person must agree), or another of these words"),
    Form::choice,   "false|unclear|outside|no_matter|done_already|other",
    names_rejection};

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_reject_reason}); }

Result<Outcome> run(Session& session) {
  return run_step(session, lib::Step::reject, opt_reject_reason);
}

}  // namespace

cli::Verb reject() {
  return {"reject",
          N_("turn reports down"),
          Shelf::change,
          step_words(),
          {step_options({&opt_reject_reason, &opt_step_note}), write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report reject phone:2026-0001 --reason outside --note \"in Caidian\"",
            N_("nothing of this district")},
           {"yangxiao report reject phone:2026-0001 --reason false --actor wang",
            N_("called untrue: a second person must say so too")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::report
