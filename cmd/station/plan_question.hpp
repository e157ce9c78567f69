// What station plan is asked.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "station/coverage_answer.hpp"
#include "station/plan/matrix.hpp"
#include "station/plan/plan.hpp"

namespace yangxiao::cmd::station {

// All that a plan is made from. It is not moved once its ways are made.
struct PlanQuestion {
  Question about;  // places, and the stations of the book; without places where a matrix is given
  lib::PlanRequest request;
  std::vector<const lib::Station*> standing;  // those of the book that count
  // What can be chosen: the stations that stand, in a plan that closes some; else places like
  // these.
  lib::Demand candidates;
  std::optional<lib::Matrix> matrix;
  std::vector<std::uint32_t> offered;   // numbers of the matrix's candidates that can be chosen
  std::size_t kept = 0;                 // how many stations are kept
  std::vector<geo::Position> stand_at;  // the stations that are kept
  std::unique_ptr<lib::Ways> ways;

  bool is_closing() const { return request.change == lib::Change::close; }
};

std::vector<cli::OptionGroup> plan_options();
cli::Need need_of_plan(const cli::Arguments& arguments);
// Errors: argument_missing, options_exclude, option_value_bad, those of check_places().
Status check_plan(const cli::Arguments& arguments);
// Errors: those of reading places, candidates or the matrix, of wanted_of(); places_none,
// stations_none.
Result<std::unique_ptr<PlanQuestion>> plan_question_of(cli::Session& session);
// How long is searched.
lib::Effort effort_of(const cli::Arguments& arguments);

// By what one that was chosen is called: a station's name, a place's or a candidate's; may be
// empty.
std::string name_of(const PlanQuestion& question, std::uint32_t candidate);
// A station's code; empty where none stands there.
std::string code_of(const PlanQuestion& question, std::uint32_t candidate);
// Nothing: a matrix does not say.
std::optional<geo::Position> position_of(const PlanQuestion& question, std::uint32_t candidate);

}  // namespace yangxiao::cmd::station
