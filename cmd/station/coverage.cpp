// station coverage: for how many of the places that matter a station is near enough.
#include "station/coverage/coverage.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "cli/field_lines.hpp"
#include "cli/rows_out.hpp"
#include "station/coverage_answer.hpp"
#include "station/coverage_drawn.hpp"
#include "station/coverage_places.hpp"
#include "station/verbs.hpp"
#include "station/walk_words.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
using table::Type;

constexpr Number opt_worst{"worst", 0, "N", N_("the N places that have it farthest, instead")};

constexpr std::size_t kFarthestShown = 5;

std::string far_text(double metres, const Question& question) {
  if (!std::isfinite(metres)) {
    return tr(question.network ? N_("not reached") : N_("no station"));
  }
  return fmt::format("{}  ({})", minutes_text(metres, question), distance_text(metres));
}

std::vector<std::vector<std::string>> cells_of_farthest(const Question& question,
                                                        const Answer& answer, std::size_t count) {
  std::vector<std::vector<std::string>> rows;
  for (const std::uint32_t place : lib::farthest(answer.reached, count)) {
    const lib::Reached& reached = answer.reached[place];
    const geo::Position at = question.demand.places[place];
    const bool is_known = reached.station != lib::Reached::kNone;
    rows.push_back({question.demand.names.empty() ? std::string() : question.demand.names[place],
                    fmt::format("{:.6f},{:.6f}", at.lat, at.lon),
                    minutes_text(reached.metres, question),
                    is_known ? distance_text(reached.metres) : "-",
                    is_known ? answer.stations[reached.station]->name : ""});
  }
  return rows;
}

Status print_farthest(Session& session, const Question& question, const Answer& answer,
                      std::size_t count) {
  return print_table(session,
                     {{"place", N_("PLACE")},
                      {"position", N_("POSITION")},
                      {"minutes", N_("TIME"), Align::right},
                      {"distance_m", N_("DISTANCE"), Align::right},
                      {"station", N_("NEAREST STATION")}},
                     cells_of_farthest(question, answer, count));
}

Status print_summary(Session& session, const Question& question, const Answer& answer,
                     const Row& row) {
  const lib::Coverage& coverage = row.coverage;
  std::string stations = std::to_string(row.stations);
  if (!question.wanted_said.empty()) stations += ": " + question.wanted_said;
  stations += planned_text(question);
  const std::string reach = fmt::format(fmt::runtime(tr(N_("within {0}"))), question.within_said);
  const std::string how = fmt::format(fmt::runtime(tr(N_("{0} {1}, {2}"))), share_text(coverage),
                                      tr(mode_text(question.mode)), pace_text(question));
  const Status printed = session.out().write(
      field_lines({{tr(N_("places")), places_text(question, coverage.weight)},
                   {tr(N_("stations")), stations},
                   {reach, how},
                   {tr(N_("streets")), streets_text(question)},
                   {tr(N_("half of them")), far_text(coverage.median, question)},
                   {tr(N_("90 of 100")), far_text(coverage.in_ninety, question)},
                   {tr(N_("99 of 100")), far_text(coverage.in_ninety_nine, question)},
                   {tr(N_("farthest")), far_text(coverage.worst, question)}}) +
      "\n");
  return printed ? print_farthest(session, question, answer, kFarthestShown) : printed;
}

Status print_groups(Session& session, const Question& question, const std::vector<Row>& groups) {
  std::vector<std::vector<std::string>> rows;
  for (const Row& row : groups) {
    const lib::Coverage& coverage = row.coverage;
    rows.push_back({row.shown, std::to_string(row.stations), std::to_string(coverage.places),
                    share_text(coverage), minutes_text(coverage.median, question),
                    minutes_text(coverage.in_ninety, question),
                    minutes_text(coverage.in_ninety_nine, question),
                    minutes_text(coverage.worst, question)});
  }
  return print_table(session,
                     {{"group", N_("GROUP")},
                      {"stations", N_("STATIONS"), Align::right},
                      {"places", N_("PLACES"), Align::right},
                      {"share", N_("COVERED"), Align::right},
                      {"median_min", N_("HALF IN"), Align::right},
                      {"p90_min", N_("90% IN"), Align::right},
                      {"p99_min", N_("99% IN"), Align::right},
                      {"worst_min", N_("FARTHEST"), Align::right}},
                     std::move(rows));
}

constexpr std::array<table::Column, 16> kColumns = {{{"group"},
                                                     {"stations", Type::integer},
                                                     {"places", Type::integer},
                                                     {"weight", Type::real},
                                                     {"covered", Type::real},
                                                     {"share", Type::real, 6},
                                                     {"median_m", Type::real, 1},
                                                     {"p90_m", Type::real, 1},
                                                     {"p99_m", Type::real, 1},
                                                     {"worst_m", Type::real, 1},
                                                     {"median_min", Type::real, 2},
                                                     {"p90_min", Type::real, 2},
                                                     {"p99_min", Type::real, 2},
                                                     {"worst_min", Type::real, 2},
                                                     {"within_m", Type::real, 1},
                                                     {"mode"}}};

Status write_groups(Session& session, const Question& question, const std::vector<Row>& groups) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const Row& row : groups) {
    const lib::Coverage& coverage = row.coverage;
    std::array<table::Value, kColumns.size()> values = {text_or_nothing(row.key),
                                                        static_cast<std::int64_t>(row.stations),
                                                        static_cast<std::int64_t>(coverage.places),
                                                        coverage.weight,
                                                        coverage.covered,
                                                        coverage.share()};
    const std::array<double, 4> far = {coverage.median, coverage.in_ninety, coverage.in_ninety_nine,
                                       coverage.worst};
    for (std::size_t i = 0; i < far.size(); ++i) {
      if (!std::isfinite(far[i])) continue;
      values[6 + i] = far[i];
      values[6 + far.size() + i] = geo::minutes_over(far[i], question.pace);
    }
    values[14] = question.within;
    values[15] = geo::name_of(question.mode);
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

constexpr std::array<table::Column, 8> kWorstColumns = {{{"place"},
                                                         {"lat", Type::real},
                                                         {"lon", Type::real},
                                                         {"weight", Type::real},
                                                         {"station"},
                                                         {"name"},
                                                         {"distance_m", Type::real, 1},
                                                         {"minutes", Type::real, 2}}};

Status write_farthest(Session& session, const Question& question, const Answer& answer,
                      std::size_t count) {
  auto writer = rows_out(session, kWorstColumns);
  if (!writer) return writer.error();
  for (const std::uint32_t place : lib::farthest(answer.reached, count)) {
    const lib::Reached& reached = answer.reached[place];
    std::array<table::Value, kWorstColumns.size()> values;
    if (!question.demand.names.empty()) values[0] = text_or_nothing(question.demand.names[place]);
    values[1] = question.demand.places[place].lat;
    values[2] = question.demand.places[place].lon;
    values[3] = question.demand.weight(place);
    if (reached.station != lib::Reached::kNone) {
      values[4] = std::string_view(answer.stations[reached.station]->code);
      values[5] = text_or_nothing(answer.stations[reached.station]->name);
      values[6] = reached.metres;
      values[7] = geo::minutes_over(reached.metres, question.pace);
    }
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Status check(const Arguments& arguments) {
  if (arguments[opt_anew] && !arguments.has(opt_planned)) {
    return Error{Problem::option_needs, {"--anew", "--planned"}, {}};
  }
  if (arguments.has(opt_by) && arguments.has(opt_worst)) {
    return Error{Problem::options_exclude, {"--by", "--worst"}, {}};
  }
  const Status maps = check_maps(arguments);
  if (!maps) return maps;
  for (const Option* map : map_options().options) {
    if (!arguments.has(opt_by) || !arguments.has(*map)) continue;
    return Error{Problem::options_exclude, {"--by", "--" + std::string(map->name)}, {}};
  }
  return check_places(arguments);
}

Status print_answer(Session& session, const Question& question, const Answer& answer) {
  const bool is_table = session.shape() == Shape::table;
  if (const auto worst = session.arguments()[opt_worst]) {
    return is_table ? print_farthest(session, question, answer, *worst)
                    : write_farthest(session, question, answer, *worst);
  }
  const Row row{"", "", answer.stations.size(), coverage_of(question, answer)};
  return is_table ? print_summary(session, question, answer, row)
                  : write_groups(session, question, {row});
}

Status print_one(Session& session, const Question& question, const View& view) {
  const Answer answer = answer_of(question, view);
  const Status printed = print_answer(session, question, answer);
  return printed ? write_maps(session, question, answer) : printed;
}

Result<Outcome> run(Session& session) {
  auto view = View::open(session);
  if (!view) return view.error();
  const auto question = question_of(session, *view);
  if (!question) return question.error();
  Status printed;
  if (!session.arguments().has(opt_by)) {
    printed = print_one(session, *question, *view);
  } else {
    const std::vector<Row> rows = rows_of(session, *question, *view);
    printed = session.shape() == Shape::table ? print_groups(session, *question, rows)
                                              : write_groups(session, *question, rows);
  }
  if (!printed) return printed.error();
  view->warn_of_calendar(session.reporter());
  return Outcome::done;
}

}  // namespace

cli::Verb coverage() {
  return {
      "coverage",
      N_("for how many of the places that matter a station is near enough"),
      Shelf::look_up,
      {},
      {place_options(),
       {N_("Which stations"), {&opt_facility, &opt_open, &opt_maybe_open, &opt_planned, &opt_anew}},
       {N_("How near"), {&opt_within, &opt_mode, &opt_network}},
       {N_("The answer"), {&opt_by, &opt_worst}},
       map_options()},
      always(Need::read),
      {0, 1},
      {{"yangxiao station coverage --boundary district.geojson --datum gcj02",
        N_("the share of the district from which a station is five minutes away on foot")},
       {"yangxiao station coverage --reports --by facility",
        N_("whether there is a toilet within five minutes of where things happen")},
       {"yangxiao station coverage --places compounds.csv --datum wgs84 --network streets.opl",
        N_("along the streets of OpenStreetMap, without steps and the wrong way for bicycles")},
       {"yangxiao station coverage --places compounds.csv --datum wgs84 --by hour --on e-bike",
        N_("hour by hour, of the stations that are open")}},
      run,
      check};
}

}  // namespace yangxiao::cmd::station
