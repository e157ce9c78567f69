#include "report/event_dues.hpp"

#include "report/head.hpp"

namespace yangxiao::report {
namespace {

using points::of_report;

constexpr const char* kHasDuplicates = R"sql(SELECT 1 FROM report WHERE head = ?1 LIMIT 1)sql";

// Who joined when is told by days in the zone of the book.
calendar::Zone zone_of(const store::Reader& book) {
  auto zone = calendar::Zone::named(book.property("time_zone").value_or("Asia/Shanghai"));
  return zone ? std::move(*zone) : *calendar::Zone::named("UTC");
}

}  // namespace

void EventDues::set(const Report& report, const std::optional<Evidence>& evidence) {
  if (counts_as_verified(report.state)) return;  // it has its own
  if (!evidence || is_turned_down(report.state)) {
    dues_.cancel(of_report(report.id));
    return;
  }
  if (!report.member) return;
  if (!reporters_) reporters_.emplace(book_, zone_of(book_), 0);
  const auto member = reporters_->earner(report.member, report.filed_at);
  if (member) dues_.add(of_report(report.id), *member, evidence->event, evidence->at);
}

void EventDues::follow(const Report& head) {
  if (!has_duplicates_) has_duplicates_.emplace(book_.database(), kHasDuplicates);
  has_duplicates_->reset();
  has_duplicates_->bind(1, head.id);
  if (!has_duplicates_->executeStep()) return;
  const auto evidence = evidence_of(book_, head);
  for (const Report& duplicate : duplicates_of(book_, head.id)) set(duplicate, evidence);
}

void EventDues::linked(const Report& report, const Report& head) {
  set(report, evidence_of(book_, head));
}

void EventDues::unlinked(const Report& report) { set(report, std::nullopt); }

}  // namespace yangxiao::report
