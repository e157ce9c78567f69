// report call: another agency is called to reports, beside the one that leads.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_step_agency}); }

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::call); }

}  // namespace

cli::Verb call() {
  return {"call",
          N_("call another agency to reports, beside the one that leads"),
          Shelf::change,
          step_words(),
          {step_options({&opt_step_agency, &opt_step_note}), write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report call phone:2026-0001 --agency fire",
            N_("who was called, who came, who left is seen by report show")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::report
