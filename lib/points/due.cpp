#include "points/due.hpp"

#include "store/bind_optional.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kAdd = R"sql(
  INSERT INTO due (report, participation, member, evidence, at, content, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6))sql";
constexpr const char* kStandingOfReport = R"sql(
  SELECT settled_at IS NOT NULL FROM due WHERE report = ?1 AND cancelled_at IS NULL)sql";
constexpr const char* kStandingOfParticipation = R"sql(
  SELECT settled_at IS NOT NULL FROM due WHERE participation = ?1 AND cancelled_at IS NULL)sql";
constexpr const char* kCancel = R"sql(
  UPDATE due SET cancelled_at = ?3, mark = ?4
  WHERE (report = ?1 OR participation = ?2) AND cancelled_at IS NULL AND settled_at IS NULL)sql";

void bind_subject(SQLite::Statement& statement, const Subject& subject) {
  statement.bind(1);
  statement.bind(2);
  statement.bind(subject.kind == SubjectKind::report ? 1 : 2, subject.number);
}

}  // namespace

DueWriter::Standing DueWriter::standing_of(const Subject& subject) {
  const bool is_report = subject.kind == SubjectKind::report;
  auto& standing = is_report ? standing_of_report_ : standing_of_participation_;
  if (!standing) {
    standing.emplace(book_.database(), is_report ? kStandingOfReport : kStandingOfParticipation);
  }
  standing->reset();
  standing->bind(1, subject.number);
  if (!standing->executeStep()) return Standing::none;
  return standing->getColumn(0).getInt() != 0 ? Standing::settled : Standing::open;
}

void DueWriter::add(const Subject& subject, std::int64_t member,
                    std::optional<std::int64_t> evidence, Instant at) {
  if (standing_of(subject) != Standing::none) return;
  if (!insert_) insert_.emplace(book_.database(), kAdd);
  insert_->reset();
  bind_subject(*insert_, subject);
  insert_->bind(3, member);
  store::bind_optional(*insert_, 4, evidence);
  insert_->bind(5, at.seconds);
  insert_->bind(6, book_.mark());
  insert_->exec();
}

bool DueWriter::cancel(const Subject& subject) {
  const Standing standing = standing_of(subject);
  if (standing == Standing::open) {
    SQLite::Statement cancel(book_.database(), kCancel);
    bind_subject(cancel, subject);
    cancel.bind(3, book_.now().seconds);
    cancel.bind(4, book_.mark());
    cancel.exec();
  }
  return standing == Standing::settled;
}

}  // namespace yangxiao::points
