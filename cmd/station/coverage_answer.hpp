// What station coverage is asked, and its answers.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "geo/region.hpp"
#include "geo/street/street_network.hpp"
#include "geo/travel.hpp"
#include "station/coverage/along_streets.hpp"
#include "station/coverage/coverage.hpp"
#include "station/view.hpp"

namespace yangxiao::cmd::station {

inline constexpr cli::Text opt_by{"by",
                                  0,
                                  "WHAT",
                                  N_("the figures of each of these"),
                                  cli::Form::choice,
                                  "subdistrict|community|facility|hour"};
inline constexpr cli::Text opt_mode{"on",
                                    0,
                                    "MODE",
                                    N_("how people go there (default foot)"),
                                    cli::Form::choice,
                                    "foot|bicycle|e-bike"};

inline constexpr cli::Text opt_planned{
    "planned", 0, "FILE",
    N_("as if this were done: what station plan wrote, to add stations or to close some"),
    cli::Form::file};

inline constexpr cli::Flag opt_anew{"anew", 0, N_("as if no station stood yet (not with --close)")};
inline constexpr cli::Text opt_network{
    "network", 0, "FILE", N_("along the streets of a file of OpenStreetMap (.osm.pbf)"),
    cli::Form::file};

// What is asked, and all that the answer is made of.
struct Question {
  lib::Demand demand;
  std::string said;                     // what the places are
  std::optional<geo::Region> boundary;  // within which they lie, where one was given
  double square = 0;                    // metres: they are squares so wide
  std::vector<lib::Station> stations;   // all; those that are shut down fit no question
  std::vector<lib::Station> planned;    // that do not stand yet: open at all hours, with everything
  std::size_t given_up = 0;  // stations that a plan closes, which are not among the others
  lib::Wanted wanted;
  std::string wanted_said;  // "with toilet, open at 2026-11-24 22:00"; empty: any
  geo::Mode mode = geo::Mode::foot;
  geo::Pace pace;
  double within = 0;  // metres in a straight line; with a network along streets
  std::string within_said;
  std::unique_ptr<geo::StreetNetwork> network;  // nullptr: in straight lines
  std::string network_said;                     // its file
  double farthest = 0;                          // metres from a place to a street of it, at most
  lib::OnStreets on_street;                     // the places
};

struct Row {
  std::string key;
  std::string shown;
  std::size_t stations = 0;
  lib::Coverage coverage;
};

// The nearest of some stations, for each place.
struct Answer {
  std::vector<const lib::Station*> stations;
  std::vector<lib::Reached> reached;
};

// What --within asks for where it is not given.
inline constexpr geo::Reach kFiveMinutes{true, 5};

// Without stations. Errors: those of asked_places(), reach_bad.
Result<Question> question_of_places(cli::Session& session);
// Errors: those of wanted_of().
Status take_stations(cli::Session& session, View& view, Question& question);
// Both.
Result<Question> question_of(cli::Session& session, View& view);
// How far it is from each place to the nearest of some stations.
std::vector<lib::Reached> reached_of(const Question& question,
                                     std::span<const geo::Position> stations);
// The stations that the question asks for.
Answer answer_of(const Question& question, const View& view);
lib::Coverage coverage_of(const Question& question, const Answer& answer);
// The figures of each of what --by says.
std::vector<Row> rows_of(cli::Session& session, const Question& question, View& view);

// "7.9 min"; "-" where there is no station.
std::string minutes_text(double metres, const Question& question);
// "26.2%", or with two digits behind the point; never upwards: 99.996 is not all of it.
std::string percent_text(double share, int digits);
std::string share_text(const lib::Coverage& coverage);
// "on foot", to be translated.
const char* mode_text(geo::Mode mode);
// "; 3 of them are planned", "; 2 are given up"; empty without --planned.
std::string planned_text(const Question& question);
// "1.25 m/s, ways 1.3 times the straight line: 288 m"
std::string pace_text(const Question& question);
// "district.osm.pbf, (c) OpenStreetMap contributors"; empty without a network.
std::string streets_text(const Question& question);
// "4512: squares of 100 m within district.geojson; they weigh 9000".
std::string places_text(const Question& question, double weight);

}  // namespace yangxiao::cmd::station
