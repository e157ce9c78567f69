// report arrive: an agency that was called is there.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_step_agency}); }

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::arrive); }

}  // namespace

cli::Verb arrive() {
  return {
      "arrive",
      N_("note that an agency that was called is there"),
      Shelf::change,
      step_words(),
      {step_options({&opt_step_agency, &opt_step_note}), write_options()},
      always(Need::write),
      {0, 1, 4, 5, 75},
      {{"yangxiao report arrive phone:2026-0001 --agency fire --at 09:40", N_("a time of today")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::report
