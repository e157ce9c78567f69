#include "points/due_view.hpp"

#include <fmt/format.h>

#include "base/text/phone.hpp"
#include "calendar/civil.hpp"
#include "member/member.hpp"

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
      text = base_of(worth) +
             with(N_(" + {0} first of {1} people"), worth.first, line.precedence.tellers);
      break;
    case Standing::only:
      text = base_of(worth);
      break;
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
  }
  return "";
}

DueView::DueView(const cli::Session& session)
    : session_(session),
      members_(session.reader(), member::members()),
      categories_(session.reader()),
      reports_(session.reader()),
      parts_(session.reader()) {}

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

DueView::About DueView::about_service(Instant begin) const {
  return {{},
          tr(N_("volunteer service")),
          calendar::to_text(calendar::local_of(begin, session_.zone()).day)};
}

DueView::About DueView::about(const settle::Line& line) const {
  return line.subject.kind == yangxiao::points::SubjectKind::report
             ? about(line.category, line.filed_at)
             : about_service(line.filed_at);
}

DueView::About DueView::about(const Subject& subject) {
  if (subject.kind == yangxiao::points::SubjectKind::report) {
    const auto found = reports_.at(subject.number);
    return found ? about(found->category, found->filed_at) : About();
  }
  const auto part = parts_.at(subject.number);
  return part ? about_service(activity::begin_of(part->activity, session_.zone())) : About();
}

std::string DueView::report_code(const Subject& subject) const {
  const bool is_report = subject.kind == yangxiao::points::SubjectKind::report;
  return is_report ? report::code_of(subject.number) : std::string();
}

std::string DueView::activity_code(const Subject& subject) {
  if (subject.kind == yangxiao::points::SubjectKind::report) return {};
  const auto part = parts_.at(subject.number);
  return part ? part->activity.code : std::string();
}

std::string DueView::code(const Subject& subject) {
  const bool is_report = subject.kind == yangxiao::points::SubjectKind::report;
  return is_report ? report_code(subject) : activity_code(subject);
}

}  // namespace yangxiao::cmd::points
