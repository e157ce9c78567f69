// report verify: somebody else has looked and it is so. The reporter has earned something.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::verify); }

}  // namespace

cli::Verb verify() {
  return {
      "verify",
      N_("confirm that reports are resolved; their reporters have earned something"),
      Shelf::change,
      step_words(),
      {step_options({&opt_step_note}), write_options()},
      always(Need::write),
      {0, 1, 4, 5, 75},
      {{"yangxiao report verify phone:2026-0001 --actor wang", N_("not by whoever resolved it")}},
      run};
}

}  // namespace yangxiao::cmd::report
