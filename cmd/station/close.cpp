// station close: a station that is shut down is never the nearest.
#include "cli/import_results.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "station/change.hpp"
#include "station/changed.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

constexpr Text opt_since_day{"since", 0, "DATE",
                             N_("since when, or from which day on (default: now)"), Form::time};

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_reason}); }

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  Instant since = session.clock().now();
  if (const auto text = arguments[opt_since_day]) {
    const auto time = session.time(*text);
    if (!time) return time.error();
    since = *time;
  }
  const auto station = lib::close_station(session.writer(), arguments.words().front(), since,
                                          *arguments[opt_reason]);
  if (!station) return with_time_text(session, station.error(), Problem::station_closed);
  return commit_and_show(session, *station);
}

}  // namespace

cli::Verb close() {
  return {"close",
          N_("shut a station down"),
          Shelf::change,
          {{"CODE", Form::station}},
          {{N_("What is said of it"), {&opt_since_day, &opt_reason}}, write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao station close HY001 --since 2026-11-01 --reason \"rebuilding until spring\"",
            N_("never the nearest any more, still in every list")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::station
