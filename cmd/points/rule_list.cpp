// points rule list: the versions of the rules, and which is in force.
#include <array>

#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "cli/rows_out.hpp"
#include "points/rule_view.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_on{"on", 0, "DAY", N_("only the one in force for what is filed on this day"),
                      Form::time};

constexpr std::array<table::Column, 6> kColumns = {{{"rule", table::Type::integer},
                                                    {"from"},
                                                    {"in_force", table::Type::boolean},
                                                    {"digest"},
                                                    {"recorded_at"},
                                                    {"actor"}}};

Status print_for_people(Session& session, std::span<const lib::RuleVersion> versions,
                        std::int64_t in_force) {
  std::vector<std::vector<std::string>> rows;
  for (const lib::RuleVersion& one : versions) {
    rows.push_back({std::to_string(one.rule), from_text(one),
                    one.rule == in_force ? tr(N_("in force")) : "",
                    short_time(calendar::to_rfc3339(one.recorded_at, session.zone())), one.actor,
                    digest_text(one).substr(0, 12)});
  }
  return print_table(session,
                     {{"rule", N_("VERSION"), Align::right},
                      {"from", N_("FROM")},
                      {"in_force", N_("NOW")},
                      {"recorded_at", N_("RECORDED")},
                      {"actor", N_("BY")},
                      {"digest", N_("DIGEST")}},
                     std::move(rows));
}

Status print_for_machines(Session& session, std::span<const lib::RuleVersion> versions,
                          std::int64_t in_force) {
  auto writer = rows_out(session, kColumns);
  if (!writer) return writer.error();
  for (const lib::RuleVersion& one : versions) {
    const std::string from = from_day(one);
    const std::string digest = digest_text(one);
    const std::string recorded = calendar::to_rfc3339(one.recorded_at, session.zone());
    const std::array<table::Value, 6> values = {one.rule,
                                                text_or_nothing(from),
                                                one.rule == in_force,
                                                std::string_view(digest),
                                                std::string_view(recorded),
                                                std::string_view(one.actor)};
    const Status written = (*writer)->row(values);
    if (!written) return written;
  }
  return (*writer)->finish();
}

Result<Outcome> run(Session& session) {
  const lib::RuleVersions versions(session.reader());
  std::optional<Instant> on;
  const Status given = session.take_time(opt_on, on);
  if (!given) return given.error();
  const std::int64_t now =
      versions.in_force_on(calendar::day_number(session.clock().now(), session.zone())).rule;
  std::vector<lib::RuleVersion> shown = versions.all();
  if (on) shown = {versions.in_force_on(calendar::day_number(*on, session.zone()))};
  const Status printed = session.shape() == Shape::table ? print_for_people(session, shown, now)
                                                         : print_for_machines(session, shown, now);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb rule_list() {
  return {"list",
          N_("show the versions of the rules, and which is in force"),
          Shelf::look_up,
          {},
          {{N_("Which"), {&opt_on}}},
          always(Need::read),
          {0, 1},
          {{"yangxiao points rule list", N_("every version, with the day from which it counts")},
           {"yangxiao points rule list --on 2026-03-01",
            N_("by which rules a report of that day is reckoned")}},
          run};
}

}  // namespace yangxiao::cmd::points
