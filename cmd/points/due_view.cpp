#include "points/due_view.hpp"

#include <fmt/format.h>

#include "base/text/checked_code.hpp"
#include "base/text/phone.hpp"
#include "calendar/civil.hpp"
#include "member/member.hpp"
#include "redeem/redemption.hpp"
#include "settle/bonus.hpp"

namespace yangxiao::cmd::points {
namespace {

using cli::tr;
using settle::Standing;

std::string with(const char* text, std::int64_t a, std::int64_t b = 0) {
  return fmt::format(fmt::runtime(tr(text)), a, b);
}

// What category and photo come to, by the day's multiplier.
std::string base_of(const settle::Worth& worth) {
  std::string text = std::to_string(worth.category);
  if (worth.photo != 0) text += with(N_(" + {0} photo"), worth.photo);
  if (worth.percent == 100) return text;
  return fmt::format(fmt::runtime(tr(worth.photo != 0 ? N_("({0}) x {1}%") : N_("{0} x {1}%"))),
                     text, worth.percent);
}

}  // namespace

std::string reason_of(const settle::Line& line) {
  const settle::Worth& worth = line.worth;
  std::string text;
  switch (line.precedence.standing) {
    case Standing::repeat:
      return tr(N_("told before by the same person"));
    case Standing::later:
      text = with(N_("{0}, as number {1} to tell it"), worth.category, line.precedence.place);
      break;
    case Standing::first:
      text = base_of(worth);
      if (worth.first == 0) break;
      text += with(N_(" + {0} first of {1} people"), worth.first, line.precedence.tellers);
      break;
    case Standing::only:
      text = base_of(worth);
      break;
    case Standing::bonus:
      return fmt::format(fmt::runtime(tr(N_("{0} shared by {1}, for {2} reports of {3}"))),
                         line.share->pool, line.share->members, line.share->reports,
                         settle::to_text(line.share->period));
    case Standing::service:
      text = fmt::format(fmt::runtime(tr(N_("{0} for {1} h ({2} min)"))), worth.service, line.hours,
                         line.minutes);
      break;
  }
  if (worth.cut_by_day != 0) text += with(N_(", less {0} over the day's cap"), worth.cut_by_day);
  if (worth.cut_by_month != 0) {
    text += with(N_(", less {0} over the month's cap"), worth.cut_by_month);
  }
  if (line.paid != 0) text += with(N_(", less {0} paid before"), line.paid);
  return text;
}

std::string Reasons::of(const settle::Line& line) const {
  const std::string reason = reason_of(line);
  const auto found = remarks_.find(line.subject);
  if (found == remarks_.end()) return reason;
  const settle::Remark& remark = found->second;
  return reason +
         with(remark.is_open ? N_("; objection {0} is open") : N_("; objection {0} was upheld"),
              remark.objection);
}

const char* words_for(const std::optional<settle::LineOutcome>& outcome) {
  if (!outcome) return N_("waits");
  switch (*outcome) {
    case settle::LineOutcome::paid:
      return N_("paid");
    case settle::LineOutcome::changed:
      return N_("changed: in the next list");
    case settle::LineOutcome::gone:
      return N_("no longer due");
    case settle::LineOutcome::objected:
      return N_("objected to: in the next list");
    case settle::LineOutcome::undecided:
      return N_("waits for a decision on its hours");
  }
  return "";
}

DueView::DueView(const cli::Session& session)
    : session_(session),
      members_(session.reader(), member::members()),
      categories_(session.reader()),
      reports_(session.reader()),
      references_(session.reader()) {}

const DueView::Person& DueView::person(std::int64_t member) {
  const auto [found, is_new] = people_.try_emplace(member);
  if (!is_new) return found->second;
  const auto entry = members_.at(member);
  if (!entry) return found->second;
  namespace field = member::field;
  found->second = {entry->code, text::mask_name(yangxiao::catalogue::text_of(*entry, field::name)),
                   text::mask_own_phones(yangxiao::catalogue::text_of(*entry, field::phone))};
  return found->second;
}

DueView::About DueView::about(std::int64_t category, Instant filed_at) const {
  const report::Category& found = categories_.at(category);
  const bool chinese = cli::language() == cli::Language::zh_CN;
  return {found.code, chinese || found.name_en.empty() ? found.name : found.name_en,
          calendar::to_text(calendar::local_of(filed_at, session_.zone()).day)};
}

std::optional<activity::Participation> DueView::part(std::int64_t number) {
  if (!parts_) parts_.emplace(session_.reader());
  return parts_->at(number);
}

DueView::About DueView::about_other(const char* what, Instant when) const {
  return {{}, tr(what), calendar::to_text(calendar::local_of(when, session_.zone()).day)};
}

DueView::About DueView::about(const settle::Line& line) const {
  switch (line.subject.kind) {
    case yangxiao::points::SubjectKind::activity:
      return about_other(N_("volunteer service"), line.filed_at);
    case yangxiao::points::SubjectKind::bonus:
      return about_other(N_("team bonus"), line.filed_at);
    case yangxiao::points::SubjectKind::report:
    case yangxiao::points::SubjectKind::redemption:
      break;
  }
  return about(line.category, line.filed_at);
}

DueView::About DueView::about(const Subject& subject) {
  settle::Line line;
  line.subject = subject;
  if (subject.kind == yangxiao::points::SubjectKind::report) {
    const auto found = reports_.at(subject.number);
    return found ? about(found->category, found->filed_at) : About();
  }
  if (subject.kind == yangxiao::points::SubjectKind::activity) {
    const auto found = part(subject.number);
    if (!found) return {};
    line.filed_at = activity::begin_of(found->activity, session_.zone());
  } else {
    const auto bonus = settle::bonus_numbered(session_.reader(), subject.number);
    const auto end = settle::end_of(bonus->period, session_.zone());
    if (end) line.filed_at = Instant{end->seconds - 1};
  }
  return about(line);
}

DueView::Codes DueView::codes(const Subject& subject) {
  if (subject.kind == yangxiao::points::SubjectKind::report) {
    return {report::code_of(subject.number), {}, {}};
  }
  if (subject.kind == yangxiao::points::SubjectKind::activity) {
    const auto found = part(subject.number);
    return {{}, found ? found->activity.code : std::string(), {}};
  }
  if (subject.kind == yangxiao::points::SubjectKind::redemption) {
    const auto found = yangxiao::redeem::redemption_at(session_.reader(), subject.number);
    return {{}, {}, {}, found ? text::in_halves(found->code) : std::string()};
  }
  const auto bonus = settle::bonus_numbered(session_.reader(), subject.number);
  return {{}, {}, bonus ? references_.code_of("team", bonus->team) : std::string()};
}

DueView::Codes DueView::codes(const settle::Line& line) {
  if (line.share) return {{}, {}, references_.code_of("team", line.share->team)};
  return codes(line.subject);
}

DueView::Codes DueView::codes(const settle::Objection& objection) {
  if (objection.activity == 0) return codes(objection.subject);
  const auto found = activity::ActivityReader(session_.reader()).at(objection.activity);
  return {{}, found ? found->code : std::string(), {}};
}

}  // namespace yangxiao::cmd::points
