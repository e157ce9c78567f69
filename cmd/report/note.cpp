// report note: something to remember of reports.
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_step_note}); }

Result<Outcome> run(Session& session) { return run_step(session, lib::Step::note); }

}  // namespace

cli::Verb note() {
  return {"note",
          N_("write a remark into the history of reports"),
          Shelf::change,
          step_words(),
          {step_options({&opt_step_note}), write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report note phone:2026-0001 --note \"called back, nobody answered\"",
            N_("seen by report show")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::report
