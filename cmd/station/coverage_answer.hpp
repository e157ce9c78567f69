// What station coverage is asked, and its answers.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "geo/region.hpp"
#include "geo/travel.hpp"
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

// What is asked, and all that the answer is made of.
struct Question {
  lib::Demand demand;
  std::string said;                     // what the places are
  std::optional<geo::Region> boundary;  // within which they lie, where one was given
  double square = 0;                    // metres: they are squares so wide
  std::vector<lib::Station> stations;   // all; those that are shut down fit no question
  lib::Wanted wanted;
  std::string wanted_said;  // "with toilet, open at 2026-11-24 22:00"; empty: any
  geo::Mode mode = geo::Mode::foot;
  geo::Pace pace;
  double within = 0;  // metres in a straight line
  std::string within_said;
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

// Errors: those of asked_places(), of wanted_of(), reach_bad.
Result<Question> question_of(cli::Session& session, View& view);
// The stations that the question asks for.
Answer answer_of(const Question& question, const View& view);
lib::Coverage coverage_of(const Question& question, const Answer& answer);
// The figures of each of what --by says.
std::vector<Row> rows_of(cli::Session& session, const Question& question, View& view);

// "7.9 min"; "-" where there is no station.
std::string minutes_text(double metres, const Question& question);
// "26.2%", never upwards.
std::string share_text(const lib::Coverage& coverage);
// "on foot", to be translated.
const char* mode_text(geo::Mode mode);

}  // namespace yangxiao::cmd::station
