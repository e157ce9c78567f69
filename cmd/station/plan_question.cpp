#include "station/plan_question.hpp"

#include <map>
#include <thread>

#include "base/input.hpp"
#include "cli/asked_place.hpp"
#include "cli/import_options.hpp"
#include "station/coverage_places.hpp"
#include "station/plan/street_ways.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

constexpr Number opt_add{"add", 0, "N", N_("where N more stations should stand")};
constexpr Number opt_close{"close", 0, "N", N_("which N of the stations would be missed least")};
constexpr Text opt_candidates{
    "candidates", 0, "FILE",
    N_("where stations could stand: with lat and lon (default: where the places are)"), Form::file};
constexpr Text opt_matrix{
    "matrix", 0, "FILE",
    N_("metres that a router measured, in place of positions: place, candidate, cost, weight"),
    Form::file};
constexpr Text opt_objective{
    "objective",  0,
    "WHAT",       N_("as many places as possible near one, or ways as short as can be"),
    Form::choice, "cover|distance"};
constexpr Number opt_time{
    "time", 0, "SECONDS",
    N_("how long is searched at most, when the ways are measured (default 10)")};
constexpr Number opt_iterations{"iterations", 0, "N",
                                N_("so many steps instead: the same plan on every machine")};

constexpr double kSeconds = 10;

Status take_standing(Session& session, PlanQuestion& question) {
  if (!session.has_book()) return {};
  auto view = View::open(session);
  if (!view) return view.error();
  const Status taken = take_stations(session, *view, question.about);
  if (!taken) return taken;
  for (const lib::Station& station : question.about.stations) {
    if (lib::fits(station, question.about.wanted, view->moment())) {
      question.standing.push_back(&station);
    }
  }
  view->warn_of_calendar(session.reporter());
  return {};
}

// The pace is that of streets: a router has measured the detours.
Status take_reach_of_matrix(Session& session, Question& about) {
  about.mode = *geo::mode_named(session.arguments()[opt_mode].value_or("foot"));
  about.pace = pace_of(session, about.mode);
  about.pace.detour = 1;
  about.within_said = session.arguments()[opt_within].value_or("5min");
  const auto reach = geo::parse_reach(about.within_said);
  if (!reach) return reach.error();
  about.within = geo::metres_of(*reach, about.pace);
  return {};
}

// Candidates that are called as the code of a station are that station.
Status take_roles(Session& session, PlanQuestion& question) {
  std::map<std::string_view, bool> codes;
  for (const lib::Station* station : question.standing) codes.emplace(station->code, false);
  std::vector<std::uint32_t> stand;
  for (std::uint32_t i = 0; i < question.matrix->candidates.size(); ++i) {
    const auto code = codes.find(question.matrix->candidates[i]);
    const bool is_station = code != codes.end();
    if (is_station) code->second = true;
    if (is_station) stand.push_back(i);
    if (is_station == question.is_closing()) question.offered.push_back(i);
  }
  const std::size_t lacking = codes.size() - stand.size();
  if (lacking > 0) {
    session.reporter().note(Note::stations_not_in_matrix,
                            {std::to_string(lacking), std::to_string(codes.size())}, {});
  }
  if (question.is_closing()) stand.clear();
  question.kept = stand.size();
  question.ways = std::make_unique<lib::MatrixWays>(*question.matrix, question.offered, stand);
  return {};
}

Status take_matrix(Session& session, const std::string& file, PlanQuestion& question) {
  const Status reach = take_reach_of_matrix(session, question.about);
  if (!reach) return reach;
  auto input = open_input(file);
  if (!input) return input.error();
  auto matrix = lib::read_matrix(**input, {}, session.reporter());
  if (!matrix) return matrix.error();
  if (matrix->places.empty()) return Error{Problem::places_none, {}, {file, 0, 0, {}}};
  question.matrix = std::move(*matrix);
  return take_roles(session, question);
}

Status take_places(Session& session, PlanQuestion& question) {
  const auto file = session.arguments()[opt_candidates];
  for (const lib::Station* station : question.standing) {
    question.stand_at.push_back(station->position);
  }
  if (question.is_closing()) {
    question.candidates.places = std::move(question.stand_at);
    question.stand_at.clear();
  } else if (file) {
    auto candidates = sites_in(session, *file);
    if (!candidates) return candidates.error();
    question.candidates = std::move(*candidates);
  } else {
    question.candidates.places = question.about.demand.places;
    question.candidates.names = question.about.demand.names;
  }
  question.kept = question.stand_at.size();
  if (const auto* network = question.about.network.get()) {
    const auto on_street = [&](const std::vector<geo::Position>& places) {
      return lib::on_streets(*network, places, question.about.farthest);
    };
    question.ways = std::make_unique<lib::StreetWays>(
        *network, question.about.demand, question.about.on_street,
        on_street(question.candidates.places), on_street(question.stand_at));
    return {};
  }
  question.ways = std::make_unique<lib::StraightWays>(
      question.about.demand, question.candidates.places, question.stand_at,
      std::max(1U, std::thread::hardware_concurrency()));
  return {};
}

Status check_effort(const Arguments& arguments) {
  if (arguments.has(opt_time) && arguments.has(opt_iterations)) {
    return Error{Problem::options_exclude, {"--time", "--iterations"}, {}};
  }
  for (const Number* number : {&opt_add, &opt_close, &opt_time, &opt_iterations}) {
    if (arguments[*number].value_or(1) > 0) continue;
    return Error{Problem::option_value_bad,
                 {"--" + std::string(number->name), "0", tr(N_("a whole number from 1"))},
                 {}};
  }
  return {};
}

// What one of two options leaves no room for.
Status check_apart(const Arguments& arguments, const Option& one,
                   std::initializer_list<const Option*> others) {
  if (!arguments.has(one)) return {};
  for (const Option* other : others) {
    if (!arguments.has(*other)) continue;
    return Error{Problem::options_exclude,
                 {"--" + std::string(one.name), "--" + std::string(other->name)},
                 {}};
  }
  return {};
}

}  // namespace

std::vector<OptionGroup> plan_options() {
  OptionGroup places = place_options();
  places.options.push_back(&opt_matrix);
  return {{N_("What is planned"), {&opt_add, &opt_close, &opt_objective, &opt_candidates}},
          std::move(places),
          {N_("Which stations stand"), {&opt_facility, &opt_open, &opt_maybe_open, &opt_anew}},
          {N_("How near"), {&opt_within, &opt_mode, &opt_network}},
          {N_("How long"), {&opt_time, &opt_iterations}}};
}

Need need_of_plan(const Arguments& arguments) {
  return arguments[opt_anew] && !asks_for_reports(arguments) ? Need::none : Need::read;
}

Status check_plan(const Arguments& arguments) {
  if (arguments.has(opt_add) == arguments.has(opt_close)) {
    if (!arguments.has(opt_add)) {
      return Error{Problem::argument_missing, {"--add N|--close N"}, {}};
    }
    return Error{Problem::options_exclude, {"--add", "--close"}, {}};
  }
  Status apart = check_apart(arguments, opt_close, {&opt_anew, &opt_candidates});
  if (apart) {
    apart = check_apart(arguments, opt_anew, {&opt_facility, &opt_open, &opt_maybe_open});
  }
  if (!apart) return apart;
  const Status effort = check_effort(arguments);
  if (!effort) return effort;
  if (!arguments.has(opt_matrix)) return check_places(arguments);
  for (const Option* option : place_options().options) {
    apart = check_apart(arguments, opt_matrix, {option});
    if (!apart) return apart;
  }
  return check_apart(arguments, opt_matrix, {&opt_candidates, &opt_network});
}

Result<std::unique_ptr<PlanQuestion>> plan_question_of(Session& session) {
  const Arguments& arguments = session.arguments();
  auto question = std::make_unique<PlanQuestion>();
  const auto matrix = arguments[opt_matrix];
  if (!matrix) {
    auto about = question_of_places(session);
    if (!about) return about.error();
    question->about = std::move(*about);
  }
  question->request.change = arguments.has(opt_close) ? lib::Change::close : lib::Change::add;
  question->request.count =
      static_cast<std::size_t>(arguments[opt_add].value_or(arguments[opt_close].value_or(0)));
  if (arguments[opt_objective].value_or("cover") == "distance") {
    question->request.objective = lib::Objective::distance;
  }
  Status taken = arguments[opt_anew] ? Status() : take_standing(session, *question);
  if (taken) {
    taken = matrix ? take_matrix(session, *matrix, *question) : take_places(session, *question);
  }
  if (!taken) return taken.error();
  question->request.within = question->about.within;
  return question;
}

lib::Effort effort_of(const Arguments& arguments) {
  if (const auto iterations = arguments[opt_iterations]) {
    return lib::Effort::iterations(*iterations);
  }
  const auto seconds = arguments[opt_time];
  return lib::Effort::seconds(seconds ? static_cast<double>(*seconds) : kSeconds);
}

std::string name_of(const PlanQuestion& question, std::uint32_t candidate) {
  if (question.matrix) return question.matrix->candidates[question.offered[candidate]];
  if (question.is_closing()) return question.standing[candidate]->name;
  const auto& names = question.candidates.names;
  return names.empty() ? std::string() : names[candidate];
}

std::string code_of(const PlanQuestion& question, std::uint32_t candidate) {
  if (!question.is_closing()) return {};
  return question.matrix ? name_of(question, candidate) : question.standing[candidate]->code;
}

std::optional<geo::Position> position_of(const PlanQuestion& question, std::uint32_t candidate) {
  if (question.matrix) return std::nullopt;
  return question.candidates.places[candidate];
}

}  // namespace yangxiao::cmd::station
