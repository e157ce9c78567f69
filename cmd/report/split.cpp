// report split: a report that was merged stands for itself again.
#include "cli/options.hpp"
#include "report/ids.hpp"
#include "report/linked.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) {
  const auto ids = ids_of(session, session.arguments().words());
  if (!ids) return ids.error();
  const auto split = lib::split_reports(session.writer(), *ids);
  if (!split) return split.error();
  return commit_linked(session, *split);
}

}  // namespace

cli::Verb split() {
  return {"split",
          N_("take a merge back: reports stand for themselves again"),
          Shelf::change,
          {{"ID", Form::text, Argument::Count::some}},
          {write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report split phone:2026-0002", N_("it was another event after all")}},
          run};
}

}  // namespace yangxiao::cmd::report
