#include "report/due.hpp"

#include <algorithm>

namespace yangxiao::report {
namespace {

constexpr const char* kAdd = R"sql(
  INSERT INTO due (report, member, evidence, at, content, mark) VALUES (?1, ?2, ?3, ?4, ?5, ?5))sql";
constexpr const char* kStanding = R"sql(
  SELECT settled_at IS NOT NULL FROM due WHERE report = ?1 AND cancelled_at IS NULL)sql";
constexpr const char* kCancel = R"sql(
  UPDATE due SET cancelled_at = ?2, mark = ?3
  WHERE report = ?1 AND cancelled_at IS NULL AND settled_at IS NULL)sql";

}  // namespace

Instant verified_at(const Report& report) {
  if (const auto& verified = report.steps[step_of(State::verified)]) return *verified;
  Instant last = report.filed_at;
  for (const auto& step : report.steps) last = std::max(last, step.value_or(last));
  return last;
}

DueWriter::Standing DueWriter::standing_of(std::int64_t report) {
  if (!standing_) standing_.emplace(book_.database(), kStanding);
  standing_->reset();
  standing_->bind(1, report);
  if (!standing_->executeStep()) return Standing::none;
  return standing_->getColumn(0).getInt() != 0 ? Standing::settled : Standing::open;
}

void DueWriter::add(std::int64_t report, std::int64_t member, std::optional<std::int64_t> evidence,
                    Instant at) {
  if (standing_of(report) != Standing::none) return;
  if (!insert_) insert_.emplace(book_.database(), kAdd);
  insert_->reset();
  insert_->bind(1, report);
  insert_->bind(2, member);
  if (evidence) {
    insert_->bind(3, *evidence);
  } else {
    insert_->bind(3);
  }
  insert_->bind(4, at.seconds);
  insert_->bind(5, book_.mark());
  insert_->exec();
}

bool DueWriter::cancel(std::int64_t report) {
  const Standing standing = standing_of(report);
  if (standing == Standing::open) {
    SQLite::Statement cancel(book_.database(), kCancel);
    cancel.bind(1, report);
    cancel.bind(2, book_.now().seconds);
    cancel.bind(3, book_.mark());
    cancel.exec();
  }
  return standing == Standing::settled;
}

}  // namespace yangxiao::report
