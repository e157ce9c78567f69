// report leave: an agency that was called has done its part.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_step_agency}); }

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::leave); }

}  // namespace

cli::Verb leave() {
  return {"leave",
          N_("note that an agency that was called has done its part"),
          Shelf::change,
          step_words(),
          {step_options({&opt_step_agency, &opt_step_note}), write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report leave phone:2026-0001 --agency fire", N_("it can be called again")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::report
