#include "report/row_completion.hpp"

namespace yangxiao::report {

bool RowCompletion::name_reporter(ReportRow& row, Instant filed_at) const {
  Report& report = row.report;
  std::optional<MemberThen> then;
  if (report.member) {
    then = reporters_.at(*report.member, filed_at);
  } else if (!report.contact_phone.empty()) {
    then = reporters_.with_phone(report.contact_phone, filed_at);
  }
  if (!then) return false;
  report.member = then->member;
  report.team = then->team;
  report.employer = then->employer;
  report.contact_phone.clear();
  report.contact_name.clear();
  row.say(Field::member);
  return true;
}

void RowCompletion::infer_station(Report& report) {
  report.station.reset();
  report.inferred = false;
  if (!report.position || (report.flaws & kPositionFlaws) != 0) return;
  report.station = nearby_.of(*report.position);
  report.inferred = report.station.has_value();
}

void RowCompletion::follow_position(const Report& stored, ReportRow& row) {
  const bool is_named = row.has(Field::station) && row.report.station.has_value();
  const bool may_follow = row.has(Field::station) || stored.inferred || !stored.station;
  if (is_named || !may_follow) return;
  if (!row.has(Field::position)) {
    if (!row.has(Field::station)) return;
    row.report.position = stored.position;
    row.report.flaws |= stored.flaws & kPositionFlaws;
  }
  infer_station(row.report);
  row.say(Field::station);
}

}  // namespace yangxiao::report
