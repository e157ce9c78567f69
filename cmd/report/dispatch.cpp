// report dispatch: an agency is to resolve reports; its clock begins.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::dispatch); }

}  // namespace

cli::Verb dispatch() {
  return {"dispatch",
          N_("hand reports to an agency; the clock for resolving them begins"),
          Shelf::change,
          step_words(),
          {step_options({&opt_step_agency, &opt_step_note}), write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report dispatch phone:2026-0001 --agency urban_management",
            N_("its code, name or another word for it")},
           {"yangxiao report dispatch phone:2026-0001",
            N_("to the agency that usually handles its category")}},
          run};
}

}  // namespace yangxiao::cmd::report
