// report merge: reports that tell what another one tells; all are kept, the event counts once.
#include "cli/options.hpp"
#include "report/ids.hpp"
#include "report/linked.hpp"
#include "report/steps.hpp"

namespace yangxiao::cmd::report {
namespace {

using namespace cli;

constexpr Text opt_into{"into", 0, "ID", N_("the report that stands for all of them")};

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_into}); }

Result<Outcome> run(Session& session) {
  const auto ids = ids_of(session, session.arguments().words());
  if (!ids) return ids.error();
  const auto linked = lib::merge_reports(session.writer(), *ids, *session.arguments()[opt_into]);
  if (!linked) return as_read(session, linked.error());
  return commit_linked(session, *linked);
}

}  // namespace

cli::Verb merge() {
  return {"merge",
          N_("mark reports as telling what another one tells; the event counts once"),
          Shelf::change,
          {{"ID", Form::text, Argument::Count::some}},
          {{N_("The other"), {&opt_into}}, write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao report merge phone:2026-0002 --into phone:2026-0001",
            N_("lists and statistics leave the first one out from now on")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::report
