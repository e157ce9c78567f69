// station list: the stations of the book in the order of their codes.
#include "station/list.hpp"

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "station/filters.hpp"
#include "station/verbs.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

Result<Outcome> run(Session& session) {
  auto view = View::open(session);
  if (!view) return view.error();
  auto query = query_of(session, *view);
  if (!query) return query.error();
  query->after = session.arguments()[opt_after].value_or("");
  query->limit = session.arguments()[opt_limit];
  StationListing listing(session, *view);
  const Status begun = listing.begin();
  if (!begun) return begun.error();
  const Status listed =
      lib::list_stations(session.reader(), *query, view->moment(),
                         [&](const lib::Station& station) { return listing.add(station); });
  if (!listed) return listed.error();
  const Status finished = listing.finish();
  if (!finished) return finished.error();
  return Outcome::done;
}

}  // namespace

cli::Verb list() {
  return {"list",
          N_("list stations, by facility, subdistrict, place or hour"),
          Shelf::look_up,
          {},
          {station_filters({&opt_limit, &opt_after}),
           {N_("Persons"), {&opt_open_privacy, &opt_reason}}},
          always(Need::read_stations),
          {0, 1},
          {{"yangxiao station list --facility shower", N_("every station with a working shower")},
           {"yangxiao station list --subdistrict 龙阳街道 --format csv",
            N_("one subdistrict's stations for a spreadsheet")}},
          run};
}

}  // namespace yangxiao::cmd::station
