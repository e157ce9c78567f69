// station reopen: a station that was shut down serves again.
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "station/change.hpp"
#include "station/changed.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) {
  const auto station = lib::reopen_station(session.writer(), session.arguments().words().front());
  if (!station) return station.error();
  return commit_and_show(session, *station);
}

}  // namespace

cli::Verb reopen() {
  return {"reopen",
          N_("take a station back into service"),
          Shelf::change,
          {{"CODE", Form::station}},
          {write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao station reopen HY001", N_("what close did is undone")}},
          run};
}

}  // namespace yangxiao::cmd::station
