#include "export/subject_codes.hpp"

#include "report/report.hpp"
#include "settle/bonus.hpp"

namespace yangxiao::exporting {

std::string SubjectCodes::of(const points::Subject& subject) {
  if (subject.kind == points::SubjectKind::report) return report::code_of(subject.number);
  if (subject.kind == points::SubjectKind::bonus) {
    const auto bonus = settle::bonus_numbered(book_, subject.number);
    if (bonus) return references_.code_of("team", bonus->team);
  }
  const auto part =
      subject.kind == points::SubjectKind::activity ? parts_.at(subject.number) : std::nullopt;
  return part ? part->activity.code : std::to_string(subject.number);
}

}  // namespace yangxiao::exporting
