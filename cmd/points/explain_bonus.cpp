// points explain of a share of a team's bonus.
#include <fmt/format.h>

#include "points/explain_due.hpp"
#include "settle/bonus.hpp"

namespace yangxiao::cmd::points {

using namespace cli;

void explain_bonus(const Explaining& to, std::int64_t number) {
  const store::Reader& book = to.session.reader();
  const auto bonus = settle::bonus_numbered(book, number);
  if (!bonus) return;
  settle::Line line;
  line.subject = yangxiao::points::of_bonus(number);
  const std::string team = to.view.codes(line.subject).team;
  to.page.about(team, said(N_("{0}, team bonus of {1}: {2}"), team, settle::to_text(bonus->period),
                           to.person(bonus->member)));
  settle::DueExplanation due = settle::explain_due(book, to.session.zone(), line, false);
  if (!due.paid.empty())
    due.now = settle::BonusReckoner(book, to.session.zone()).of_due(due.paid.front().line.due);
  if (due.now) {
    to.page.fact("share", team, due.now->worth.points,
                 said(N_("now: {0} reports of the team were verified in the month; {1} points for "
                         "{2} members, {3} each"),
                      due.now->share->reports, due.now->share->pool, due.now->share->members,
                      due.now->worth.points));
  }
  const DuePage page(to, due);
  for (const settle::PaidLine& one : due.paid) {
    page.reckoning(one.line);
    page.payment(one);
  }
  page.listed();
  page.as_known_now();
  page.objections();
  if (due.lists.empty()) return;
  const settle::ListedLine& last = due.lists.back();
  page.how_to_object(fmt::format("{}:{}", last.list.settlement, last.line.line),
                     to.view.person(bonus->member).code);
}

}  // namespace yangxiao::cmd::points
