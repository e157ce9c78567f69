// report park: nothing can be done until a day; the clocks stand still.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_step_until}); }

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::park); }

}  // namespace

cli::Verb park() {
  return {
      "park",
      N_("set reports aside until a day; their clocks stand still"),
      Shelf::change,
      step_words(),
      {step_options({&opt_step_until, &opt_reason, &opt_step_note}), write_options()},
      always(Need::write),
      {0, 1, 4, 5, 75},
      {{"yangxiao report park phone:2026-0001 --until 2027-03-01 --reason \"trees are planted in "
        "spring\"",
        N_("on that day it is back where it was")},
       {"yangxiao report park phone:2026-0001 --until now", N_("a parked one comes back at once")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::report
