// points member leave: somebody goes; what is theirs stays.
#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "member/membership.hpp"
#include "points/balance.hpp"
#include "points/verbs.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

constexpr Text opt_on{"on", 0, "DAY", N_("the day of leaving (default today)"), Form::time};

// What is theirs, and until when they can redeem it: nothing of it goes by leaving.
void say_what_stays(Session& session, const yangxiao::catalogue::Entry& member,
                    calendar::Day left_on) {
  const lib::MemberBalance balance =
      lib::balance_of(session.reader(), member.id, member.code, session.clock().now());
  if (balance.balance == 0 && balance.held == 0 && balance.owed == 0) return;
  const std::int64_t last =
      calendar::days_since_epoch(left_on) + session.config().points_leaver_days;
  session.reporter().note(
      Note::member_leaves,
      {member.code, std::to_string(balance.balance), std::to_string(balance.held),
       std::to_string(balance.owed), calendar::to_text(calendar::day_of(last))},
      {});
}

Result<Outcome> run(Session& session) {
  Instant when = session.clock().now();
  if (const auto day = session.arguments()[opt_on]) {
    const auto time = session.time(*day);
    if (!time) return time.error();
    if (*time > when) {
      return Error{Problem::option_value_bad, {"--on", *day, tr(N_("a time that has passed"))}, {}};
    }
    when = *time;
  }
  const calendar::Day left_on = calendar::local_of(when, session.zone()).day;
  const std::string day = calendar::to_text(left_on);
  auto view = catalogue::EntryView::open(session, members());
  if (!view) return view.error();
  Status status;
  for (const std::string& code : session.arguments().words()) {
    const auto changed = member::leave(session.writer(), code, day);
    if (!changed) return changed.error();
    if (status) status = catalogue::print_changed(session, members(), *view, *changed);
    say_what_stays(session, changed->after, left_on);
  }
  if (status) status = session.commit();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace

cli::Verb member_leave() {
  return {"leave",
          N_("note that members have left; all that is theirs stays"),
          Shelf::change,
          {{"CODE", Form::text, Argument::Count::some}},
          {{N_("When"), {&opt_on}}, write_options()},
          always(Need::write),
          {0, 1, 4, 5, 75},
          {{"yangxiao points member leave M1 --on 2026-11-20",
            N_("the phone is free for another from now on")}},
          run};
}

}  // namespace yangxiao::cmd::points
