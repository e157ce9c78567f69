#include "report/evidence.hpp"

#include <algorithm>

#include "report/event.hpp"
#include "report/report_table.hpp"
#include "report/step.hpp"

namespace yangxiao::report {

Instant verified_at(const Report& report) {
  if (const auto& verified = report.steps[step_of(State::verified)]) return *verified;
  Instant last = report.filed_at;
  for (const auto& step : report.steps) last = std::max(last, step.value_or(last));
  return last;
}

std::optional<Evidence> evidence_of(const store::Reader& book, const Report& report) {
  if (!counts_as_verified(report.state)) return std::nullopt;
  std::optional<Evidence> evidence;
  bool was_moved = false;
  for (const Event& event : events_of(book, report.id)) {
    if (!event.to || !event.from) continue;
    was_moved = true;
    // Closing what was verified is not what verified it.
    if (counts_as_verified(*event.from) && counts_as_verified(*event.to)) continue;
    const bool is_without = event.kind == name_of(Step::close);
    evidence.reset();
    if (counts_as_verified(*event.to) && !is_without) {
      evidence = Evidence{event.id, event.at, report.id};
    }
  }
  if (!was_moved && report.batch) evidence = Evidence{std::nullopt, verified_at(report), report.id};
  return evidence;
}

std::optional<Evidence> evidence_for(const store::Reader& book, const Report& report) {
  if (auto own = evidence_of(book, report)) return own;
  const auto head = report.head ? ReportReader(book).at(*report.head) : std::optional<Report>();
  return head ? evidence_of(book, *head) : std::nullopt;
}

}  // namespace yangxiao::report
