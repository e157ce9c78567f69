// report accept: somebody takes reports on.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::accept); }

}  // namespace

cli::Verb accept() {
  return {"accept",
          N_("take reports on: somebody will see to them"),
          Shelf::change,
          step_words(),
          {step_options({&opt_step_note}), write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report accept phone:2026-0001",
            N_("by its channel and outside id; its own code will do too")},
           {"yangxiao report list --state filed --station HY001 --format csv --columns code | "
            "yangxiao report accept -",
            N_("all that wait at one station, or none of them")}},
          run};
}

}  // namespace yangxiao::cmd::report
