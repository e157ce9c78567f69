// station list: the stations of the book in the order of their codes.
#include "station/list.hpp"

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "geo/position_text.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

constexpr Flag opt_closed{"closed", 0, N_("only stations that are shut down")};

Result<lib::ListQuery> query_of(const Session& session, View& view) {
  const Arguments& arguments = session.arguments();
  lib::ListQuery query;
  auto wanted = wanted_of(session, view);
  if (!wanted) return wanted.error();
  query.wanted = std::move(*wanted);
  if (arguments[opt_closed]) query.closed = lib::Closed::only;
  query.after = arguments[opt_after].value_or("");
  query.limit = arguments[opt_limit];
  const auto near = arguments[opt_near];
  const auto within = arguments[opt_within];
  if (near.has_value() != within.has_value()) {
    return near ? Error{Problem::option_needs, {"--near", "--within"}, {}}
                : Error{Problem::option_needs, {"--within", "--near"}, {}};
  }
  if (!near) return query;
  const auto place = geo::parse_position(*near);
  if (!place) return place.error();
  const auto reach = geo::parse_reach(*within);
  if (!reach) return reach.error();
  query.near = *place;
  query.within = geo::metres_of(
      *reach, {session.config().walking_metres_per_second, session.config().walking_detour});
  return query;
}

Result<Outcome> run(Session& session) {
  auto view = View::open(session);
  if (!view) return view.error();
  const auto query = query_of(session, *view);
  if (!query) return query.error();
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
          {{N_("Which stations"),
            {&opt_facility, &opt_subdistrict, &opt_open, &opt_maybe_open, &opt_closed, &opt_near,
             &opt_within, &opt_limit, &opt_after}},
           {N_("Persons"), {&opt_privacy, &opt_reason}}},
          always(Need::read_stations),
          {0, 1},
          {{"yangxiao station list --facility shower", N_("every station with a working shower")},
           {"yangxiao station list --subdistrict 龙阳街道 --format csv",
            N_("one subdistrict's stations for a spreadsheet")}},
          run};
}

}  // namespace yangxiao::cmd::station
