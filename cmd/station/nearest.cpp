// station nearest: the nearest stations to a place, or to each place of a file.
#include "station/nearest.hpp"

#include <cmath>

#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "cli/asked_place.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "cli/session.hpp"
#include "geo/compass.hpp"
#include "geo/map_link.hpp"
#include "geo/position_text.hpp"
#include "station/nearest_batch.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"
#include "station/walk_words.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
using table::Type;

constexpr Number opt_k{"count", 'k', "N", N_("how many stations (default 1)")};
constexpr Text opt_from{"from", 0, "FILE",
                        N_("look up every row of a file with lat and lon; - is standard input"),
                        Form::file};
constexpr Flag opt_geo_uri{"geo-uri", 0, N_("print a geo: link to each station instead")};
constexpr Text opt_map{"map",        0,
                       "MAP",        N_("print a link to each station in a map, in its own datum"),
                       Form::choice, "amap|baidu|osm"};

constexpr std::array<table::Column, 13> kColumns = {{
    {"code"},
    {"name"},
    {"address"},
    {"community"},
    {"subdistrict"},
    {"lat", Type::real},
    {"lon", Type::real},
    {"distance_m", Type::integer},
    {"walk_min", Type::integer},
    {"bearing_deg", Type::integer},
    {"facilities", Type::list},
    {"open"},
    {"open_until"},
}};

const char* wind_text(geo::Wind wind) {
  static constexpr std::array<const char*, 8> kWinds = {
      N_("north"), N_("northeast"), N_("east"), N_("southeast"),
      N_("south"), N_("southwest"), N_("west"), N_("northwest")};
  return tr(kWinds[static_cast<std::size_t>(wind)]);
}

struct Request {
  std::size_t count = 1;
  std::optional<double> within;
  std::string within_text;
  lib::Wanted wanted;
  geo::Pace pace;
};

Result<Request> request_of(const Session& session, View& view) {
  const Arguments& arguments = session.arguments();
  Request request;
  request.count = static_cast<std::size_t>(arguments[opt_k].value_or(1));
  if (request.count == 0) {
    return Error{Problem::option_value_bad, {"--count", "0", tr(N_("a whole number from 1"))}, {}};
  }
  request.pace = pace_of(session);
  const auto within = metres_within(session);
  if (!within) return within.error();
  request.within = *within;
  request.within_text = arguments[opt_within].value_or("");
  auto wanted = wanted_of(session, view);
  if (!wanted) return wanted.error();
  request.wanted = std::move(*wanted);
  return request;
}

Status print_for_machines(Session& session, const View& view, const Request& request,
                          const std::vector<lib::Neighbour>& found) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const lib::Neighbour& neighbour : found) {
    const lib::Station& station = neighbour.station;
    const auto facilities = view.facilities().codes(station.facilities & ~station.broken);
    const auto state = lib::open_state(station, view.moment());
    const std::string address = view.place(station.address);
    const std::string until = state.until ? view.time_text(*state.until) : "";
    const auto text = [](const std::string& value) {
      return value.empty() ? table::Value() : table::Value(std::string_view(value));
    };
    const std::array<table::Value, 13> values = {
        text(station.code),
        text(station.name),
        text(address),
        text(station.community),
        text(station.subdistrict),
        station.position.lat,
        station.position.lon,
        static_cast<std::int64_t>(std::llround(neighbour.course.metres)),
        static_cast<std::int64_t>(minutes_on_foot(neighbour.course.metres, request.pace)),
        static_cast<std::int64_t>(std::llround(neighbour.course.bearing_deg)) % 360,
        std::span<const std::string_view>(facilities),
        std::string_view(open_word(state.open)),
        text(until)};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Status print_for_people(Session& session, const View& view, const Request& request,
                        const std::vector<lib::Neighbour>& found) {
  std::vector<std::vector<std::string>> rows;
  for (const lib::Neighbour& neighbour : found) {
    const lib::Station& station = neighbour.station;
    rows.push_back(
        {station.name, view.place(station.address), distance_text(neighbour.course.metres),
         fmt::format(fmt::runtime(tr(N_("{0} min"))),
                     minutes_on_foot(neighbour.course.metres, request.pace)),
         wind_text(geo::wind_of(neighbour.course.bearing_deg)), view.facility_text(station),
         view.open_text(lib::open_state(station, view.moment()))});
  }
  return print_table(session,
                     {{"name", N_("NAME")},
                      {"address", N_("ADDRESS")},
                      {"distance_m", N_("DISTANCE"), Align::right},
                      {"walk_min", N_("ON FOOT"), Align::right},
                      {"bearing_deg", N_("TOWARDS")},
                      {"facilities", N_("FACILITIES")},
                      {"open", N_("NOW")}},
                     std::move(rows));
}

Status print_links(Session& session, const std::vector<lib::Neighbour>& found) {
  const auto map = session.arguments()[opt_map];
  std::string text;
  for (const lib::Neighbour& neighbour : found) {
    const lib::Station& station = neighbour.station;
    text += (map ? geo::map_link(*geo::map_named(*map), station.position, station.name)
                 : geo::geo_uri(station.position)) +
            "\n";
  }
  return session.out().write(text);
}

Result<geo::Position> place_of(const Session& session) {
  std::string text;  // 114.2E 30.5N may come as two words
  for (const std::string& word : session.arguments().words()) {
    text += (text.empty() ? "" : " ") + word;
  }
  return place_in(session, text);
}

Result<Outcome> run_batch(Session& session, const View& view, const Request& request) {
  const std::string file = *session.arguments()[opt_from];
  auto input = open_input(file);
  if (!input) return input.error();
  lib::BatchLookup lookup;
  lookup.count = request.count;
  lookup.within = request.within;
  lookup.wanted = request.wanted;
  lookup.pace = request.pace;
  lookup.datum = datum_of(session.arguments());
  lookup.order = order_of(session.arguments());
  lookup.make_writer = [&session](std::span<const table::Column> columns) {
    return rows_out(session, columns);
  };
  const Status done = lib::look_up_rows(session.reader(), **input, lookup, view.moment(),
                                        view.facilities(), session.reporter());
  if (!done) return done.error();
  view.warn_of_calendar(session.reporter());
  return Outcome::done;
}

Status check(const Arguments& arguments) {
  const bool place = !arguments.words().empty();
  const bool links = arguments[opt_geo_uri] || arguments.has(opt_map);
  if (!place && !arguments.has(opt_from)) return Error{Problem::argument_missing, {"LAT,LON"}, {}};
  if (place && arguments.has(opt_from))
    return Error{Problem::options_exclude, {"--from", "LAT,LON"}, {}};
  if (arguments.has(opt_from) && arguments[opt_format] == "table") {
    return Error{Problem::options_exclude, {"--from", "--format table"}, {}};
  }
  if (links && arguments.has(opt_from)) {
    return Error{
        Problem::options_exclude, {"--from", arguments[opt_geo_uri] ? "--geo-uri" : "--map"}, {}};
  }
  if (arguments[opt_geo_uri] && arguments.has(opt_map)) {
    return Error{Problem::options_exclude, {"--geo-uri", "--map"}, {}};
  }
  return {};
}

Result<Outcome> run(Session& session) {
  const Arguments& arguments = session.arguments();
  auto view = View::open(session);
  if (!view) return view.error();
  const auto request = request_of(session, *view);
  if (!request) return request.error();
  if (arguments.has(opt_from)) return run_batch(session, *view, *request);
  const auto place = place_of(session);
  if (!place) return place.error();
  const auto found = lib::find_nearest(session.reader(), *place, request->count, request->within,
                                       request->wanted, view->moment());
  if (found.empty()) return Error{Problem::station_none_near, {request->within_text}, {}};
  const bool links = arguments[opt_geo_uri] || arguments.has(opt_map);
  const Status printed = links ? print_links(session, found)
                         : session.shape() == Shape::table
                             ? print_for_people(session, *view, *request, found)
                             : print_for_machines(session, *view, *request, found);
  if (!printed) return printed.error();
  view->warn_of_calendar(session.reporter());
  return Outcome::done;
}

}  // namespace

cli::Verb nearest() {
  return {"nearest",
          N_("find the nearest station to a place, or to each place of a file"),
          Shelf::look_up,
          {{"LAT,LON", Form::text, Argument::Count::any}},
          {{N_("Which stations"),
            {&opt_k, &opt_within, &opt_facility, &opt_open, &opt_maybe_open, &opt_subdistrict}},
           {N_("The place"), {&opt_datum, &opt_order, &opt_from}},
           {N_("Links"), {&opt_geo_uri, &opt_map}}},
          always(Need::read_stations),
          {0, 1, 4},
          {{"yangxiao station nearest 30.5536,114.2103", N_("from here, as GPS gives it")},
           {"yangxiao station nearest 30.5512,114.2158 --datum gcj02 -k 3 --facility microwave",
            N_("three with a working microwave, from a place of a Chinese map")},
           {"yangxiao station nearest \"114.2103E 30.5536N\" --open --within 30min",
            N_("open now and half an hour away at most")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::station
