// report resolve: what was reported is seen to.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_step_note}); }

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::resolve); }

}  // namespace

cli::Verb resolve() {
  return {"resolve",
          N_("note that what was reported is seen to"),
          Shelf::change,
          step_words(),
          {step_options({&opt_step_note}), write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report resolve phone:2026-0001 --note \"hole filled\"",
            N_("somebody else can verify it now")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::report
