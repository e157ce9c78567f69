// points explain: why a member has so many points, why a report got so many, what was booked.
#include <utility>

#include "base/text/whole_number.hpp"
#include "calendar/civil.hpp"
#include "cli/options.hpp"
#include "member/member.hpp"
#include "points/explain_parts.hpp"
#include "points/last_day.hpp"
#include "points/lots.hpp"
#include "points/verbs.hpp"
#include "report/report_table.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

// A number is a transfer's, CHANNEL:ID and R... are a report's, everything else is a member's or,
// where none has it, an activity's.
Status explain_word(const Explaining& to, const std::string& word) {
  const store::Reader& book = to.session.reader();
  if (const auto number = text::whole_number(word)) {
    auto booking = lib::booking_at(book, *number);
    if (!booking) return Error{Problem::transfer_missing, {word}, {}};
    explain_transfer(to, std::move(*booking));
    return {};
  }
  const auto member = yangxiao::catalogue::entry_with_code(book, member::members(), word);
  if (!member && yangxiao::report::looks_like_report(word)) {
    const auto report = yangxiao::report::report_named(book, word);
    if (!report) return report.error();
    explain_report(to, *report);
    return {};
  }
  if (!member) {
    const auto activity = activity::activity_with_code(book, word);
    if (!activity) {
      Error error = member.error();
      error.arguments[2] = "subject";
      return error;
    }
    explain_activity(to, *activity);
    return {};
  }
  explain_member(to, *member);
  return {};
}

Result<Outcome> run(Session& session) {
  const auto privacy = open_privacy(session);
  if (!privacy) return privacy.error();
  DueView view(session);
  Explanation page;
  const Explaining to{session, *privacy, view, page};
  for (const std::string& word : session.arguments().words()) {
    const Status explained = explain_word(to, word);
    if (!explained) return explained.error();
  }
  const Status printed = page.print(session);
  if (!printed) return printed.error();
  return Outcome::done;
}

}  // namespace

std::string Explaining::time(Instant instant) const {
  return short_time(calendar::to_rfc3339(instant, session.zone()));
}

std::string Explaining::day(Instant instant) const {
  return calendar::to_text(calendar::local_of(instant, session.zone()).day);
}

std::string Explaining::person(std::int64_t member) const {
  const DueView::Person& found = view.person(member);
  return found.name.empty() ? found.code : found.code + " " + found.name;
}

std::string left_text(const Explaining& to, Instant expires_at, std::int64_t remaining) {
  if (expires_at == lib::kNever) {
    return said(N_("they do not run out; {0} left of them"), remaining);
  }
  return said(N_("to be spent until {0}; {1} left of them"), last_day(to.session, expires_at),
              remaining);
}

cli::Verb explain() {
  return {
      "explain",
      N_("explain a balance, the points of a report or an activity, or a transfer, step by step"),
      Shelf::look_up,
      {{"MEMBER|REPORT|ACTIVITY|TRANSFER", Form::text, Argument::Count::some}},
      {{N_("Persons"), {&opt_privacy, &opt_reason}}},
      always(Need::read),
      {0, 1, 4},
      {{"yangxiao points explain phone:2026-0001",
        N_("what the report is worth, by which rule, and how to object")},
       {"yangxiao points explain M1", N_("what M1's balance is made of")}},
      run};
}

}  // namespace yangxiao::cmd::points
