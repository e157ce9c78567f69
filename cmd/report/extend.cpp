// report extend: reports may take longer.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_step_until}); }

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::extend); }

}  // namespace

cli::Verb extend() {
  return {
      "extend",
      N_("give reports more time"),
      Shelf::change,
      step_words(),
      {step_options({&opt_step_until, &opt_reason, &opt_step_note}), write_options()},
      always(Need::write),
      {0, 1, 4, 5, 75},
      {{"yangxiao report extend phone:2026-0001 --until 2026-12-31 --reason \"parts are on order\"",
        N_("not overdue before that day")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::report
