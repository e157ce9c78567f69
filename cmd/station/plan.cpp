// station plan: where the next stations should stand, and which ones would be missed least.
#include "station/plan/plan.hpp"

#include <array>
#include <cmath>
#include <thread>

#include <fmt/format.h>

#include "cli/field_lines.hpp"
#include "cli/rows_out.hpp"
#include "station/plan_question.hpp"
#include "station/verbs.hpp"
#include "station/walk_words.hpp"
#include "table/json_text.hpp"

namespace yangxiao::cmd::station {
namespace {

using namespace cli;
using table::Type;

// Coverage before and after, as station coverage reckons it; not of a matrix, which has no places.
struct Outcomes {
  lib::Coverage now;
  lib::Coverage then;
};

Outcomes outcomes_of(const PlanQuestion& question, const lib::Plan& plan) {
  const auto& demand = question.about.demand;
  std::vector<geo::Position> before = question.stand_at;
  std::vector<geo::Position> after = before;
  if (question.is_closing()) {
    before = question.candidates.places;
    std::vector<bool> is_closed(before.size());
    for (const std::uint32_t candidate : plan.chosen) is_closed[candidate] = true;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (!is_closed[i]) after.push_back(before[i]);
    }
  } else {
    for (const std::uint32_t candidate : plan.chosen) {
      after.push_back(question.candidates.places[candidate]);
    }
  }
  const auto among = [&](const std::vector<geo::Position>& stations) {
    return lib::coverage_of(demand, reached_of(question.about, stations), question.about.within);
  };
  return {among(before), among(after)};
}

// One value of the objective: a share that is covered, or a way on average.
std::string value_text(const PlanQuestion& question, const lib::Plan& plan, double value) {
  if (question.request.objective == lib::Objective::cover) {
    return fmt::format(fmt::runtime(tr(N_("{0} covered"))), percent_text(value / plan.demand, 2));
  }
  if (!std::isfinite(value)) return tr(N_("not all are reached"));
  return fmt::format(fmt::runtime(tr(N_("{0} on average ({1})"))),
                     distance_text(value / plan.demand),
                     minutes_text(value / plan.demand, question.about));
}

std::string with_median(const PlanQuestion& question, std::string text,
                        const lib::Coverage& coverage) {
  if (question.matrix || !std::isfinite(coverage.median)) return text;
  return fmt::format(fmt::runtime(tr(N_("{0}, half of the places in {1}"))), text,
                     minutes_text(coverage.median, question.about));
}

std::string best_text(const PlanQuestion& question, const lib::Plan& plan) {
  const double gap = plan.gap();
  if (gap == 0) return tr(N_("proven: no other choice does better"));
  const char* text = question.is_closing()
                         ? N_("{0}: no choice does better (gap {1:.2f}%)")
                         : N_("{0}: no choice does better (gap {1:.2f}% of what can be gained)");
  return fmt::format(fmt::runtime(tr(text)), value_text(question, plan, plan.bound), gap * 100);
}

std::string stations_text(const PlanQuestion& question) {
  const std::size_t count = question.is_closing() ? question.ways->candidates() : question.kept;
  std::string text = std::to_string(count);
  if (!question.about.wanted_said.empty()) text += ": " + question.about.wanted_said;
  return text;
}

std::string places_said(const PlanQuestion& question, const lib::Plan& plan) {
  if (!question.matrix) return places_text(question.about, plan.demand);
  return fmt::format(fmt::runtime(tr(N_("{0}: of a matrix; they weigh {1:.10g}"))),
                     question.matrix->places.size(), plan.demand);
}

std::string reach_text(const PlanQuestion& question) {
  const Question& about = question.about;
  const std::string mode = tr(mode_text(about.mode));
  if (!question.matrix) {
    return fmt::format(fmt::runtime(tr(N_("{0}, {1}"))), mode, pace_text(about));
  }
  return fmt::format(
      fmt::runtime(tr(N_("{0}, {1:.3g} m/s along the ways of the matrix: {2:.0f} m"))), mode,
      about.pace.metres_per_second, about.within);
}

Status print_summary(Session& session, const PlanQuestion& question, const lib::Plan& plan) {
  const Outcomes outcomes = question.matrix ? Outcomes{} : outcomes_of(question, plan);
  const std::string reach =
      fmt::format(fmt::runtime(tr(N_("within {0}"))), question.about.within_said);
  const auto value = [&](double objective) { return value_text(question, plan, objective); };
  return session.out().write(
      field_lines({{tr(N_("places")), places_said(question, plan)},
                   {tr(N_("stations")), stations_text(question)},
                   {reach, reach_text(question)},
                   {tr(N_("streets")), streets_text(question.about)},
                   {tr(N_("now")), with_median(question, value(plan.now), outcomes.now)},
                   {tr(N_("then")), with_median(question, value(plan.objective), outcomes.then)},
                   {tr(N_("at best")), best_text(question, plan)}}) +
      "\n");
}

std::string worth_text(const PlanQuestion& question, const lib::Plan& plan, double worth) {
  if (question.request.objective == lib::Objective::cover) {
    return percent_text(worth / plan.demand, 2);
  }
  if (!std::isfinite(worth)) return "-";
  return distance_text(worth / plan.demand);
}

// Columns in which nothing stands are left out.
Status print_chosen(Session& session, const PlanQuestion& question, const lib::Plan& plan) {
  const bool covers = question.request.objective == lib::Objective::cover;
  const char* worth = question.is_closing() ? (covers ? N_("LOSES") : N_("LENGTHENS BY"))
                                            : (covers ? N_("COVERS MORE") : N_("SHORTENS BY"));
  const bool are_named =
      question.is_closing() || question.matrix || !question.candidates.names.empty();
  std::vector<TextColumn> columns = {{"number", "", Align::right}};
  if (question.is_closing()) columns.push_back({"code", N_("CODE")});
  if (are_named) columns.push_back({"place", N_("PLACE")});
  if (!question.matrix) columns.push_back({"position", N_("POSITION")});
  columns.push_back({"worth", worth, Align::right});
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < plan.chosen.size(); ++i) {
    const std::uint32_t candidate = plan.chosen[i];
    std::vector<std::string> row = {std::to_string(i + 1)};
    if (question.is_closing()) row.push_back(code_of(question, candidate));
    if (are_named) row.push_back(name_of(question, candidate));
    if (const auto at = position_of(question, candidate)) {
      row.push_back(fmt::format("{:.6f},{:.6f}", at->lat, at->lon));
    }
    row.push_back(worth_text(question, plan, plan.gains[i]));
    rows.push_back(std::move(row));
  }
  return print_table(session, std::move(columns), std::move(rows));
}

constexpr std::array<table::Column, 6> kColumns = {{{"code"},
                                                    {"place"},
                                                    {"lat", Type::real},
                                                    {"lon", Type::real},
                                                    {"datum"},
                                                    {"worth", Type::real}}};

Status write_rows(Session& session, const PlanQuestion& question, const lib::Plan& plan) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (std::size_t i = 0; i < plan.chosen.size(); ++i) {
    const std::string code = code_of(question, plan.chosen[i]);
    const std::string name = name_of(question, plan.chosen[i]);
    std::array<table::Value, kColumns.size()> values = {text_or_nothing(code),
                                                        text_or_nothing(name)};
    if (const auto at = position_of(question, plan.chosen[i])) {
      values[2] = at->lat;
      values[3] = at->lon;
      values[4] = geo::name_of(geo::Datum::wgs84);
    }
    if (std::isfinite(plan.gains[i])) values[5] = plan.gains[i];
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

void append_text(std::string& json, const std::string& text) {
  if (text.empty()) {
    json += "null";
  } else {
    table::append_json_string(json, text);
  }
}

std::string chosen_json(const PlanQuestion& question, const lib::Plan& plan) {
  std::string json = "[";
  for (std::size_t i = 0; i < plan.chosen.size(); ++i) {
    json += i == 0 ? "{\"code\":" : ",{\"code\":";
    append_text(json, code_of(question, plan.chosen[i]));
    json += ",\"place\":";
    append_text(json, name_of(question, plan.chosen[i]));
    if (const auto at = position_of(question, plan.chosen[i])) {
      json += fmt::format(",\"lat\":{},\"lon\":{}", at->lat, at->lon);
    }
    json += std::isfinite(plan.gains[i]) ? fmt::format(",\"worth\":{}}}", plan.gains[i])
                                         : ",\"worth\":null}";
  }
  return json + "]";
}

constexpr std::array<table::Column, 9> kObject = {{{"chosen", Type::json},
                                                   {"covered", Type::real},
                                                   {"demand", Type::real},
                                                   {"before", Type::real},
                                                   {"objective", Type::real},
                                                   {"bound", Type::real},
                                                   {"gap", Type::real, 6},
                                                   {"within_m", Type::real, 1},
                                                   {"mode"}}};

Status write_object(Session& session, const PlanQuestion& question, const lib::Plan& plan) {
  const std::string chosen = chosen_json(question, plan);
  const table::Value before = std::isfinite(plan.now) ? table::Value(plan.now) : table::Value();
  const std::array<table::Value, kObject.size()> values = {std::string_view(chosen),
                                                           plan.covered,
                                                           plan.demand,
                                                           before,
                                                           plan.objective,
                                                           plan.bound,
                                                           plan.gap(),
                                                           question.about.within,
                                                           geo::name_of(question.about.mode)};
  return print_object(session, kObject, values);
}

Result<Outcome> run(Session& session) {
  const auto question = plan_question_of(session);
  if (!question) return question.error();
  const auto plan =
      lib::make_plan(*(*question)->ways, (*question)->request, effort_of(session.arguments()),
                     std::max(1U, std::thread::hardware_concurrency()));
  if (!plan) return plan.error();
  Status printed;
  if (session.shape() == Shape::json) {
    printed = write_object(session, **question, *plan);
  } else if (session.shape() != Shape::table) {
    printed = write_rows(session, **question, *plan);
  } else {
    printed = print_summary(session, **question, *plan);
    if (printed) printed = print_chosen(session, **question, *plan);
  }
  if (!printed) return printed.error();
  if (!(*question)->is_closing() && plan->chosen.size() < (*question)->request.count) {
    session.reporter().note(Note::plan_suffices, {std::to_string(plan->chosen.size())}, {});
  }
  return Outcome::done;
}

}  // namespace

cli::Verb plan() {
  return {"plan",
          N_("where the next stations should stand, or which would be missed least"),
          Shelf::look_up,
          {},
          plan_options(),
          need_of_plan,
          {0, 1},
          {{"yangxiao station plan --add 3 --boundary district.geojson --datum gcj02",
            N_("three places from which most of the district that is too far now is reached")},
           {"yangxiao station plan --add 5 --places compounds.csv --datum wgs84 --format csv",
            N_("near which compounds; a file that station coverage --planned takes")},
           {"yangxiao station plan --close 2 --places compounds.csv --datum wgs84",
            N_("two stations without which most compounds still have one near")}},
          run,
          check_plan};
}

}  // namespace yangxiao::cmd::station
