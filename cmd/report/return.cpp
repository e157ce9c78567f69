// report return: an agency sends reports back; the hops are counted.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_reason}); }

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::send_back); }

}  // namespace

cli::Verb send_back() {
  return {"return",
          N_("send reports back to the office; how often is counted and shown"),
          Shelf::change,
          step_words(),
          {step_options({&opt_reason, &opt_step_note}), write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report return phone:2026-0001 --reason \"not our road\"",
            N_("accepted once more, with nobody to resolve it")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::report
