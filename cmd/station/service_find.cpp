// station service find: which station near here finishes what somebody came for.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/asked_place.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "geo/position_text.hpp"
#include "station/nearest.hpp"
#include "station/service.hpp"
#include "station/service_cells.hpp"
#include "station/verbs.hpp"
#include "station/view.hpp"
#include "station/walk_words.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
using table::Type;
namespace field = lib::service_field;

constexpr Number opt_k{"count", 'k', "N", N_("how many stations for each (default 1)")};
constexpr Flag opt_on_spot{"on-spot", 0, N_("only stations that finish it on the spot")};

constexpr std::array<table::Column, 16> kColumns = {{{"code"},
                                                     {"name"},
                                                     {"topic"},
                                                     {"way"},
                                                     {"agency"},
                                                     {"papers", Type::list},
                                                     {"takes"},
                                                     {"station"},
                                                     {"station_name"},
                                                     {"address"},
                                                     {"lat", Type::real},
                                                     {"lon", Type::real},
                                                     {"distance_m", Type::integer},
                                                     {"walk_min", Type::integer},
                                                     {"open"},
                                                     {"open_until"}}};

struct Request {
  std::optional<geo::Position> from;
  std::optional<double> within;
  std::size_t count = 1;
  lib::Wanted wanted;
  geo::Pace pace;
};

// A service, and a station that does it; none where nobody asks where.
struct Answer {
  const catalogue::lib::Entry* service;
  std::optional<lib::Neighbour> at;
  lib::ServiceWay way;
};

Result<Request> request_of(const Session& session, View& view) {
  const Arguments& arguments = session.arguments();
  Request request;
  request.pace = pace_of(session);
  request.count = static_cast<std::size_t>(arguments[opt_k].value_or(1));
  auto wanted = wanted_of(session, view);
  if (!wanted) return wanted.error();
  request.wanted = std::move(*wanted);
  const auto within = metres_within(session);
  if (!within) return within.error();
  request.within = *within;
  if (const auto near = arguments[opt_near]) {
    const auto place = place_in(session, *near);
    if (!place) return place.error();
    request.from = *place;
  }
  return request;
}

// The nearest stations that do it, in the way that is asked for.
void add_stations(std::vector<Answer>& answers, const Session& session, const View& view,
                  const Request& request, const catalogue::lib::Entry& service) {
  const bool on_spot = session.arguments()[opt_on_spot];
  lib::Wanted wanted = request.wanted;
  wanted.also = [&service, on_spot](const lib::Station& station) {
    const lib::ServiceWay way = lib::way_at(service, station.code);
    return on_spot ? way == lib::ServiceWay::on_spot : way != lib::ServiceWay::not_here;
  };
  for (lib::Neighbour& one : lib::find_nearest(session.reader(), *request.from, request.count,
                                               request.within, wanted, view.moment())) {
    const lib::ServiceWay way = lib::way_at(service, one.station.code);
    answers.push_back({&service, std::move(one), way});
  }
}

std::vector<Answer> answers_of(const Session& session, const View& view, const Request& request,
                               const std::vector<catalogue::lib::Entry>& services) {
  std::vector<Answer> answers;
  for (const catalogue::lib::Entry& service : services) {
    if (request.from) {
      add_stations(answers, session, view, request, service);
    } else {
      answers.push_back({&service, std::nullopt, lib::usual_way(service)});
    }
  }
  return answers;
}

Status print_for_machines(Session& session, const View& view, const Request& request,
                          const std::vector<Answer>& answers) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  catalogue::lib::References references(session.reader());
  for (const Answer& answer : answers) {
    const ServiceCells cells(*answer.service, references);
    std::vector<table::Value> values = cells.values(answer.way);
    std::string until;
    std::string address;
    if (answer.at) {
      const lib::Station& station = answer.at->station;
      const auto state = lib::open_state(station, view.moment());
      until = state.until ? view.time_text(*state.until) : "";
      address = view.place(station.address);
      const double metres = answer.at->course.metres;
      values.insert(values.end(),
                    {std::string_view(station.code), std::string_view(station.name),
                     text_or_nothing(address), station.position.lat, station.position.lon,
                     static_cast<std::int64_t>(std::llround(metres)),
                     static_cast<std::int64_t>(minutes_on_foot(metres, request.pace)),
                     std::string_view(open_word(state.open)), text_or_nothing(until)});
    }
    values.resize(kColumns.size());
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Status print_for_people(Session& session, const View& view, const Request& request,
                        const std::vector<Answer>& answers) {
  std::vector<std::vector<std::string>> rows;
  catalogue::lib::References references(session.reader());
  for (const Answer& answer : answers) {
    const ServiceCells cells(*answer.service, references);
    std::vector<std::string> row = {
        cells.name(), cells.way_shown(answer.way),
        answer.way == lib::ServiceWay::passed_on ? cells.agency_shown() : std::string()};
    if (answer.at) {
      const double metres = answer.at->course.metres;
      row.insert(
          row.end(),
          {answer.at->station.code, answer.at->station.name, distance_text(metres),
           fmt::format(fmt::runtime(tr(N_("{0} min"))), minutes_on_foot(metres, request.pace)),
           view.state_text(answer.at->station)});
    }
    row.insert(row.end(), {cells.takes_shown(), cells.papers()});
    rows.push_back(std::move(row));
  }
  std::vector<TextColumn> columns = {{"name", N_("SERVICE")},
                                     {"way", N_("WAY")},
                                     {"agency", N_("PASSED ON TO"), Align::left, true}};
  if (request.from) {
    columns.insert(columns.end(), {{"station", N_("CODE")},
                                   {"station_name", N_("STATION")},
                                   {"distance_m", N_("DISTANCE"), Align::right},
                                   {"walk_min", N_("ON FOOT"), Align::right},
                                   {"open", N_("NOW")}});
  }
  columns.insert(columns.end(),
                 {{"takes", N_("TAKES"), Align::left, true}, {"papers", N_("PAPERS")}});
  return print_table(session, columns, std::move(rows));
}

Status check(const Arguments& arguments) {
  if (arguments[opt_k] == 0) {
    return Error{Problem::option_value_bad, {"--count", "0", tr(N_("a whole number from 1"))}, {}};
  }
  if (arguments.has(opt_near)) return {};
  for (const Option* one : std::initializer_list<const Option*>{&opt_k, &opt_on_spot, &opt_within,
                                                                &opt_open, &opt_datum}) {
    if (arguments.has(*one)) {
      return Error{Problem::option_needs, {"--" + std::string(one->name), "--near"}, {}};
    }
  }
  return {};
}

Result<Outcome> run(Session& session) {
  std::string text;
  for (const std::string& word : session.arguments().words()) {
    text += (text.empty() ? "" : " ") + word;
  }
  auto view = View::open(session);
  if (!view) return view.error();
  const auto request = request_of(session, *view);
  if (!request) return request.error();
  const auto services = lib::find_services(session.reader(), text);
  if (!services) return services.error();
  if (services->empty()) return Error{Problem::service_none_found, {text}, {}};
  const auto answers = answers_of(session, *view, *request, *services);
  if (answers.empty()) return Error{Problem::service_nowhere, {text}, {}};
  const Status printed = session.shape() == Shape::table
                             ? print_for_people(session, *view, *request, answers)
                             : print_for_machines(session, *view, *request, answers);
  if (!printed) return printed.error();
  view->warn_of_calendar(session.reporter());
  return Outcome::done;
}

}  // namespace

cli::Verb service_find() {
  return {"find",
          N_("find which station near a place does what somebody came for, and with what papers"),
          Shelf::look_up,
          {{"TEXT", Form::text, Argument::Count::some}},
          {{N_("Which stations"),
            {&opt_near, &opt_within, &opt_datum, &opt_order, &opt_k, &opt_on_spot, &opt_open,
             &opt_maybe_open}}},
          always(Need::read_stations),
          {0, 1, 4},
          {{"yangxiao station service find 社保卡 --near 30.5536,114.2103",
            N_("the nearest station for it; part of a name will do, or its letters: sbk")},
           {"yangxiao station service find 养老 --near 30.5512,114.2158 --datum gcj02 -k 3 --open",
            N_("three that are open now, from a place of a Chinese map")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::station
