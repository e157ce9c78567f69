// report withdraw: whoever reported it takes it back.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::withdraw); }

}  // namespace

cli::Verb withdraw() {
  return {"withdraw",
          N_("take reports back for those who made them"),
          Shelf::change,
          step_words(),
          {step_options({&opt_reason, &opt_step_note}), write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report withdraw phone:2026-0001 --reason \"the light works again\"",
            N_("it stays in the book")}},
          run};
}

}  // namespace yangxiao::cmd::report
