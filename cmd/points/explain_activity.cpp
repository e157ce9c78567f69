// points explain ACTIVITY: why those who took part got so many points, or none.
#include "activity/participation.hpp"
#include "calendar/civil.hpp"
#include "points/activity_view.hpp"
#include "points/explain_due.hpp"
#include "settle/service_explanation.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;

void title(const Explaining& to, const activity::Participation& part) {
  const std::string when = when_of(part.activity);
  to.page.about(part.activity.code, said(N_("{0}, {1} on {2}: {3}"), part.activity.code,
                                         part.activity.name, when, to.person(part.member)));
}

void figures(const Explaining& to, const activity::Participation& part) {
  for (const activity::Figure& one : part.figures) {
    const std::string who = one.source.empty() ? one.actor : one.source;
    if (!one.reason) {
      to.page.fact(
          "said", who, one.minutes,
          said(N_("{0} minutes, as {1} says ({2})"), one.minutes, who, to.day(one.recorded_at)));
      continue;
    }
    const std::string why = remark_at(to.privacy, *one.reason);
    to.page.fact("decided", one.actor, one.minutes,
                 one.minutes == 0 ? said(N_("{0} decided on {1} that it does not count: {2}"),
                                         one.actor, to.day(one.recorded_at), why)
                                  : said(N_("{0} decided on {1} that {2} minutes count: {3}"),
                                         one.actor, to.day(one.recorded_at), one.minutes, why));
  }
}

void explain(const Explaining& to, const activity::Judged& judged) {
  const activity::Participation& part = judged.participation;
  const settle::ServiceExplanation about =
      settle::explain_service(to.session.reader(), to.session.zone(), judged);
  title(to, part);
  figures(to, part);
  if (judged.standing != activity::Standing::counts) {
    to.page.fact("not-due", judged.other.value_or(""), why_not(judged));
  }
  const DuePage due(to, about.due);
  for (const settle::PaidLine& one : about.due.paid) {
    due.reckoning(one.line);
    due.payment(one);
  }
  if (about.due.paid.empty() && about.due.now) due.reckoning(*about.due.now);
  due.listed();
  due.as_known_now();
  due.objections();
  due.how_to_object(part.activity.code, to.view.person(part.member).code);
}

}  // namespace

void explain_activity(const Explaining& to, const activity::Activity& activity) {
  for (const activity::Judged& one :
       activity::judged(to.session.reader(), {activity.id, {}, {}, {}, {}})) {
    explain(to, one);
  }
}

void explain_part(const Explaining& to, std::int64_t number) {
  const auto part = activity::ParticipationReader(to.session.reader()).at(number);
  if (!part) return;
  for (const activity::Judged& one :
       activity::judged(to.session.reader(), {part->activity.id, part->member, {}, {}, {}})) {
    if (one.participation.id == number) explain(to, one);
  }
}

}  // namespace yangxiao::cmd::points
