#include "station/coverage_answer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <thread>

#include <fmt/format.h>

#include "base/text/joined.hpp"
#include "calendar/civil.hpp"
#include "cli/asked_place.hpp"
#include "geo/position_text.hpp"
#include "geo/street/osm_streets.hpp"
#include "station/coverage_places.hpp"
#include "station/list.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;

Answer answer_among(const Question& question,
                    const std::function<bool(const lib::Station&)>& fits) {
  Answer answer;
  std::vector<geo::Position> places;
  for (const lib::Station& station : question.stations) {
    if (!fits(station)) continue;
    answer.stations.push_back(&station);
    places.push_back(station.position);
  }
  for (const lib::Station& station : question.planned) {
    answer.stations.push_back(&station);
    places.push_back(station.position);
  }
  answer.reached = reached_of(question, places);
  return answer;
}

using StationCounts = std::map<std::string, std::size_t>;

// A part as the stations call it: files say 建桥 and 建桥街道 of one.
std::string as_stations_say(const StationCounts& stations, const std::string& name,
                            std::string_view ending) {
  if (name.empty() || stations.contains(name)) return name;
  std::string other = name + std::string(ending);
  if (stations.contains(other)) return other;
  if (!name.ends_with(ending)) return name;
  other = name.substr(0, name.size() - ending.size());
  return stations.contains(other) ? other : name;
}

// By what the places say of themselves, else by what the nearest station says of itself.
std::vector<Row> rows_by_part(const Question& question, const Answer& answer, bool is_community) {
  const auto& own = is_community ? question.demand.communities : question.demand.subdistricts;
  StationCounts stations;
  for (const lib::Station* station : answer.stations) {
    ++stations[is_community ? station->community : station->subdistrict];
  }
  const std::string_view ending = is_community ? "社区" : "街道";
  std::map<std::string, std::vector<std::uint32_t>> parts;
  for (std::uint32_t i = 0; i < answer.reached.size(); ++i) {
    const std::uint32_t nearest = answer.reached[i].station;
    const bool is_known = nearest != lib::Reached::kNone;
    const std::string of_station = !is_known      ? ""
                                   : is_community ? answer.stations[nearest]->community
                                                  : answer.stations[nearest]->subdistrict;
    const bool says_it = !own.empty() && !own[i].empty();
    parts[says_it ? as_stations_say(stations, own[i], ending) : of_station].push_back(i);
  }
  std::vector<Row> rows;
  for (const auto& [name, places] : parts) {
    rows.push_back({name, name.empty() ? tr(N_("(none)")) : name, stations[name],
                    lib::coverage_of(question.demand, answer.reached, question.within, places)});
  }
  return rows;
}

Row row_among(const Question& question, std::string key, std::string shown,
              const std::function<bool(const lib::Station&)>& fits) {
  const Answer answer = answer_among(question, fits);
  return {std::move(key), std::move(shown), answer.stations.size(),
          lib::coverage_of(question.demand, answer.reached, question.within)};
}

// A station with each of the facilities, in working order.
std::vector<Row> rows_by_facility(const Question& question, const View& view) {
  std::vector<Row> rows;
  for (int facility = 0; facility < std::ssize(view.facilities().all()); ++facility) {
    const lib::FacilitySet one = lib::FacilitySet{1} << static_cast<unsigned>(facility);
    const auto fits = [&](const lib::Station& station) {
      return (station.facilities & ~station.broken & one) != 0 &&
             lib::fits(station, question.wanted, view.moment());
    };
    rows.push_back(row_among(question, std::string(view.facilities().codes(one).front()),
                             facility_name(view, facility), fits));
  }
  return rows;
}

// A station that is open at each hour of the day that is asked about.
std::vector<Row> rows_by_hour(Session& session, const Question& question, View& view) {
  const std::int64_t day = calendar::day_number(view.moment().when, session.zone());
  std::vector<Row> rows;
  for (int hour = 0; hour < 24; ++hour) {
    const std::string clock = fmt::format("{:02}:00", hour);
    const auto when = session.time(calendar::to_text(calendar::day_of(day)) + " " + clock);
    if (!when) continue;  // an hour that the clocks leave out
    view.look_at(session.reader(), *when);
    lib::Wanted wanted = question.wanted;
    wanted.open = true;
    const lib::Moment moment = view.moment();
    rows.push_back(row_among(question, clock, clock, [&](const lib::Station& station) {
      return lib::fits(station, wanted, moment);
    }));
  }
  return rows;
}

// What stations have to be, in the reader's language.
std::string said_of(const Session& session, const View& view, const lib::Wanted& wanted) {
  std::vector<std::string> parts;
  for (int facility = 0; facility < std::ssize(view.facilities().all()); ++facility) {
    const lib::FacilitySet one = lib::FacilitySet{1} << static_cast<unsigned>(facility);
    if ((wanted.facilities & one) != 0) parts.push_back(facility_name(view, facility));
  }
  if (wanted.open) {
    const std::string when = short_time(calendar::to_rfc3339(view.moment().when, session.zone()));
    parts.push_back(fmt::format(fmt::runtime(tr(N_("open at {0}"))), when));
  }
  return text::joined(parts, ", ");
}

}  // namespace

namespace {

// The config's detour is for straight lines.
Status take_network(Session& session, const std::string& file, Question& question) {
  auto streets = geo::read_osm_streets(file, question.mode);
  if (!streets) return streets.error();
  question.network = std::make_unique<geo::StreetNetwork>(std::move(*streets));
  question.network_said = name_of_file(file);
  question.farthest = session.config().streets_farthest;
  question.on_street =
      lib::on_streets(*question.network, question.demand.places, question.farthest);
  const auto off = std::count(question.on_street.begin(), question.on_street.end(), std::nullopt);
  if (off > 0) {
    session.reporter().note(Note::places_off_streets,
                            {fmt::format("{:g}", question.farthest), std::to_string(off)}, {});
  }
  return {};
}

// Along streets minutes have no detour.
Result<double> metres_asked(const Session& session, const geo::Pace& pace) {
  const auto within = session.arguments()[opt_within];
  if (!within) return geo::metres_of(kFiveMinutes, pace);
  const auto reach = geo::parse_reach(*within);
  if (!reach) return reach.error();
  return geo::metres_of(*reach, pace);
}

}  // namespace

std::vector<lib::Reached> reached_of(const Question& question,
                                     std::span<const geo::Position> stations) {
  if (!question.network) {
    return lib::nearest_of(question.demand.places, stations,
                           std::max(1U, std::thread::hardware_concurrency()));
  }
  return lib::nearest_along(*question.network, question.on_street,
                            lib::on_streets(*question.network, stations, question.farthest));
}

Result<Question> question_of_places(Session& session) {
  const Arguments& arguments = session.arguments();
  Question question;
  question.mode = *geo::mode_named(arguments[opt_mode].value_or("foot"));
  question.pace = pace_of(session, question.mode);
  const auto network = arguments[opt_network];
  if (network) question.pace.detour = 1;
  const auto within = metres_asked(session, question.pace);
  if (!within) return within.error();
  question.within = *within;
  question.within_said = arguments[opt_within].value_or("5min");
  auto asked = asked_places(session);
  if (!asked) return asked.error();
  question.demand = std::move(asked->demand);
  question.said = std::move(asked->said);
  question.boundary = std::move(asked->boundary);
  question.square = asked->square;
  const Status streets = network ? take_network(session, *network, question) : Status();
  if (!streets) return streets.error();
  return question;
}

Status take_stations(Session& session, View& view, Question& question) {
  auto wanted = wanted_of(session, view);
  if (!wanted) return wanted.error();
  question.wanted = std::move(*wanted);
  question.wanted_said = said_of(session, view, question.wanted);
  if (session.arguments()[opt_anew]) return {};
  lib::ListQuery all;
  all.closed = lib::Closed::with;  // each moment has its own
  return lib::list_stations(session.reader(), all, view.moment(),
                            [&](const lib::Station& station) -> Status {
                              question.stations.push_back(station);
                              return {};
                            });
}

namespace {

// Whether a plan closes a station with this code.
bool give_up(Question& question, const std::string& code) {
  const auto station = std::find_if(question.stations.begin(), question.stations.end(),
                                    [&](const lib::Station& one) { return one.code == code; });
  if (code.empty() || station == question.stations.end()) return false;
  question.stations.erase(station);
  ++question.given_up;
  return true;
}

Status take_planned(Session& session, Question& question) {
  const auto file = session.arguments()[opt_planned];
  if (!file) return {};
  const auto planned = sites_in(session, *file);
  if (!planned) return planned.error();
  for (std::size_t i = 0; i < planned->places.size(); ++i) {
    if (!planned->codes.empty() && give_up(question, planned->codes[i])) continue;
    lib::Station station;
    if (!planned->names.empty()) station.name = planned->names[i];
    station.position = planned->places[i];
    question.planned.push_back(std::move(station));
  }
  return {};
}

// Who is on no street is reached by nobody, which looks like a bad district.
void note_off_streets(Session& session, const Question& question) {
  if (!question.network) return;
  std::vector<geo::Position> places;
  for (const auto* stations : {&question.stations, &question.planned}) {
    for (const lib::Station& station : *stations) places.push_back(station.position);
  }
  const auto found = lib::on_streets(*question.network, places, question.farthest);
  const auto off = std::count(found.begin(), found.end(), std::nullopt);
  if (off == 0) return;
  session.reporter().note(
      Note::stations_off_streets,
      {fmt::format("{:g}", question.farthest), std::to_string(off), std::to_string(places.size())},
      {});
}

}  // namespace

Result<Question> question_of(Session& session, View& view) {
  auto question = question_of_places(session);
  if (!question) return question;
  Status taken = take_stations(session, view, *question);
  if (taken) taken = take_planned(session, *question);
  if (!taken) return taken.error();
  note_off_streets(session, *question);
  return question;
}

Answer answer_of(const Question& question, const View& view) {
  const lib::Moment moment = view.moment();
  return answer_among(question, [&](const lib::Station& station) {
    return lib::fits(station, question.wanted, moment);
  });
}

lib::Coverage coverage_of(const Question& question, const Answer& answer) {
  return lib::coverage_of(question.demand, answer.reached, question.within);
}

std::vector<Row> rows_of(Session& session, const Question& question, View& view) {
  const std::string by = session.arguments()[opt_by].value_or("");
  if (by == "facility") return rows_by_facility(question, view);
  if (by == "hour") return rows_by_hour(session, question, view);
  return rows_by_part(question, answer_of(question, view), by == "community");
}

std::string minutes_text(double metres, const Question& question) {
  if (!std::isfinite(metres)) return "-";
  return fmt::format(fmt::runtime(tr(N_("{0:.1f} min"))), geo::minutes_over(metres, question.pace));
}

std::string percent_text(double share, int digits) {
  const double units = digits == 1 ? 10 : 100;
  return fmt::format("{:.{}f}%", std::floor(share * 100 * units + 1e-9) / units, digits);
}

std::string share_text(const lib::Coverage& coverage) { return percent_text(coverage.share(), 1); }

std::string planned_text(const Question& question) {
  std::string text;
  if (!question.planned.empty()) {
    text += fmt::format(fmt::runtime(tr(N_("; {0} of them are planned"))), question.planned.size());
  }
  if (question.given_up > 0) {
    text += fmt::format(fmt::runtime(tr(N_("; {0} are given up"))), question.given_up);
  }
  return text;
}

std::string pace_text(const Question& question) {
  const char* text = question.network
                         ? N_("{0:.3g} m/s along streets: {2:.0f} m")
                         : N_("{0:.3g} m/s, ways {1:.3g} times the straight line: {2:.0f} m");
  return fmt::format(fmt::runtime(tr(text)), question.pace.metres_per_second, question.pace.detour,
                     question.within);
}

std::string streets_text(const Question& question) {
  if (!question.network) return {};
  return question.network_said + ", " + geo::kStreetsFrom;
}

std::string places_text(const Question& question, double weight) {
  std::string text = fmt::format("{}: {}", question.demand.places.size(), question.said);
  if (!question.demand.weights.empty()) {
    text += fmt::format(fmt::runtime(tr(N_("; they weigh {0:.10g}"))), weight);
  }
  return text;
}

const char* mode_text(geo::Mode mode) {
  if (mode == geo::Mode::foot) return N_("on foot");
  return mode == geo::Mode::bicycle ? N_("by bicycle") : N_("by electric bicycle");
}

}  // namespace yangxiao::cmd::station
