// points activity list: who took part in what, and what waits for a decision.
#include "calendar/civil.hpp"
#include "catalogue/entry_table.hpp"
#include "cli/options.hpp"
#include "member/member.hpp"
#include "points/activity_listing.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_of_member{"member", 0, "CODE", N_("only of this member")};
constexpr Text opt_of_team{"team", 0, "CODE", N_("only what this team called for")};
constexpr Text opt_held_since{"since", 0, "DAY", N_("only on this day or later"), Form::time};
constexpr Text opt_held_until{"until", 0, "DAY", N_("only before this day"), Form::time};
constexpr Flag opt_waiting_only{"open", 0, N_("only what waits for a decision")};

Status take_code(const store::Reader& book, const yangxiao::catalogue::Kind& kind,
                 const std::optional<std::string>& code, std::optional<std::int64_t>& target) {
  if (!code) return {};
  const auto entry = yangxiao::catalogue::entry_with_code(book, kind, *code);
  if (!entry) return entry.error();
  target = entry->id;
  return {};
}

Result<activity::Query> query_of(Session& session) {
  const Arguments& arguments = session.arguments();
  const store::Reader& book = session.reader();
  activity::Query query;
  Status taken = take_code(book, member::members(), arguments[opt_of_member], query.member);
  if (taken) taken = take_code(book, member::teams(), arguments[opt_of_team], query.team);
  std::optional<Instant> since;
  std::optional<Instant> until;
  if (taken) taken = session.take_span(opt_held_since, opt_held_until, since, until);
  if (!taken) return taken.error();
  if (since) query.first_day = calendar::day_number(*since, session.zone());
  if (until) query.last_day = calendar::day_number(*until, session.zone()) - 1;
  if (!arguments.words().empty()) {
    const auto activity = activity::activity_with_code(book, arguments.words().front());
    if (!activity) return activity.error();
    query.activity = activity->id;
  }
  return query;
}

Result<Outcome> run(Session& session) {
  const auto query = query_of(session);
  if (!query) return query.error();
  std::vector<activity::Judged> parts = activity::judged(session.reader(), *query);
  if (session.arguments()[opt_waiting_only]) {
    std::erase_if(parts, [](const activity::Judged& one) {
      return one.standing != activity::Standing::differs &&
             one.standing != activity::Standing::overlaps;
    });
  }
  const Status printed = print_parts(session, parts);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

cli::Verb activity_list() {
  return {"list",
          N_("show who took part in what, for how long, and what waits for a decision"),
          Shelf::look_up,
          {{"ACTIVITY", Form::text, Argument::Count::maybe}},
          {{N_("Which"),
            {&opt_of_member, &opt_of_team, &opt_held_since, &opt_held_until, &opt_waiting_only}}},
          always(Need::read),
          {0, 1, 4},
          {{"yangxiao points activity list --open",
            N_("hours that differ, and two activities at one time")},
           {"yangxiao points activity list --member M1 --since 2026-10-01",
            N_("what M1 took part in since October")}},
          run};
}

}  // namespace yangxiao::cmd::points
