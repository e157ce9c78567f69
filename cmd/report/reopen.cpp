// report reopen: it was not over after all.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_reason}); }

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::reopen); }

}  // namespace

cli::Verb reopen() {
  return {
      "reopen",
      N_("take up again what was over; points that are due by it and not paid yet are taken back"),
      Shelf::change,
      step_words(),
      {step_options({&opt_reason, &opt_step_note}), write_options()},
      always(Need::write),
      {0, 1, 4, 5, 75},
      {{"yangxiao report reopen phone:2026-0001 --reason \"the hole is back\"",
        N_("accepted once more")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::report
