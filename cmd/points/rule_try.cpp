// points rule try: who would have got more or less under other rules. Nothing is changed.
#include <array>
#include <map>

#include <fmt/format.h>

#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "points/due_view.hpp"
#include "points/rule_view.hpp"
#include "points/verbs.hpp"
#include "settle/rule_file.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_since_day{"since", 0, "DAY", N_("reckon what was filed on this day or later"),
                             Form::time};

Status check(const Arguments& arguments) { return check_given(arguments, {&opt_since_day}); }

struct Change {
  std::int64_t before = 0;
  std::int64_t after = 0;
};
struct Trial {
  std::map<std::string, std::pair<std::int64_t, Change>> members;  // by code: those who differ
  Change all;
};

Trial try_rules(Session& session, const lib::Rules& rules, std::int64_t since) {
  std::map<std::int64_t, Change> changes;
  Trial trial;
  for (const auto& line : settle::reckon_again(session.reader(), session.zone(), since, nullptr,
                                               session.clock().now())) {
    changes[line.member].before += line.worth.points;
    trial.all.before += line.worth.points;
  }
  for (const auto& line : settle::reckon_again(session.reader(), session.zone(), since, &rules,
                                               session.clock().now())) {
    changes[line.member].after += line.worth.points;
    trial.all.after += line.worth.points;
  }
  DueView view(session);
  for (const auto& [member, change] : changes) {
    if (change.before == change.after) continue;
    trial.members.emplace(view.person(member).code, std::pair(member, change));
  }
  return trial;
}

std::string signed_text(std::int64_t points) {
  return (points > 0 ? "+" : "") + std::to_string(points);
}

Status print_for_people(Session& session, const Trial& trial) {
  DueView view(session);
  std::vector<std::vector<std::string>> rows;
  for (const auto& [code, entry] : trial.members) {
    const auto& [member, change] = entry;
    rows.push_back({code, view.person(member).name, std::to_string(change.before),
                    std::to_string(change.after), signed_text(change.after - change.before)});
  }
  const Status printed = print_table(session,
                                     {{"member", N_("CODE")},
                                      {"name", N_("MEMBER")},
                                      {"before", N_("AS IT IS"), Align::right},
                                      {"after", N_("AS TRIED"), Align::right},
                                      {"difference", N_("DIFFERENCE"), Align::right}},
                                     std::move(rows));
  if (!printed) return printed;
  const std::string sum = fmt::format(
      fmt::runtime(tr(N_("members who would get more or less: {0}; all points: {1}, then {2}"))),
      trial.members.size(), trial.all.before, trial.all.after);
  return session.out().write(sum + "\n");
}

Status print_for_machines(Session& session, const Trial& trial) {
  static constexpr std::array<table::Column, 4> kColumns = {{{"member"},
                                                             {"before", table::Type::integer},
                                                             {"after", table::Type::integer},
                                                             {"difference", table::Type::integer}}};
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const auto& [code, entry] : trial.members) {
    const Change& change = entry.second;
    const std::array<table::Value, 4> values = {std::string_view(code), change.before, change.after,
                                                change.after - change.before};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  const auto since = session.time(*session.arguments()[opt_since_day]);
  if (!since) return since.error();
  const auto rules = settle::read_rule_file(session.reader(), session.arguments().words().front());
  if (!rules) return rules.error();
  const Trial trial = try_rules(session, *rules, calendar::day_number(*since, session.zone()));
  const Status printed = session.shape() == Shape::table ? print_for_people(session, trial)
                                                         : print_for_machines(session, trial);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb rule_try() {
  return {"try",
          N_("show who would have got more or less under other rules; nothing is changed"),
          Shelf::look_up,
          {{"FILE", Form::file}},
          {{N_("Since when"), {&opt_since_day}}},
          always(Need::read),
          {0, 1},
          {{"yangxiao points rule try rules.toml --since 2026-01-01",
            N_("the whole year reckoned anew, before the rules are imported")}},
          run,
          check};
}

}  // namespace yangxiao::cmd::points
