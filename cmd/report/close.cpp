// report close: nothing more is to be done.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::close); }

}  // namespace

cli::Verb close() {
  return {"close",
          N_("close reports; one that nobody verified earns nothing"),
          Shelf::change,
          step_words(),
          {step_options({&opt_step_note}), write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report close phone:2026-0001", N_("nothing more is to be done")}},
          run};
}

}  // namespace yangxiao::cmd::report
