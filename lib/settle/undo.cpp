#include "settle/undo.hpp"

#include <functional>
#include <vector>

#include "activity/import.hpp"
#include "report/import.hpp"
#include "report/undo.hpp"
#include "settle/earning.hpp"
#include "settle/taking_back.hpp"

namespace yangxiao::settle {
namespace {

// What a batch of reports was the reason for: ?1 the batch, ?2 its mark.
constexpr const char* kOfReports = R"sql(
  SELECT due.due FROM due JOIN report ON report.report = due.report
  WHERE due.settled_at IS NOT NULL AND due.cancelled_at IS NULL
    AND (report.batch = ?1 OR due.content = ?2)
  ORDER BY due.due)sql";
constexpr const char* kOfSheet = R"sql(
  SELECT DISTINCT due.due FROM attendance JOIN due USING (participation)
  WHERE attendance.batch = ?1 AND attendance.mark = ?2 AND due.settled_at IS NOT NULL
    AND due.cancelled_at IS NULL
  ORDER BY due.due)sql";
// What was booked by what the batch said of reports that were paid before it: ?1 the batch.
constexpr const char* kUpheldSince = R"sql(
  SELECT objection.objection FROM batch
    CROSS JOIN batch_former USING (batch)
    CROSS JOIN objection ON objection.report = batch_former.row
  WHERE batch.batch = ?1 AND objection.upheld = 1 AND objection.transfer IS NOT NULL
    AND objection.decided_mark > batch.mark
  ORDER BY objection.objection)sql";
// It stays, so that its number is no other's: the payments name it.
constexpr const char* kCancel = R"sql(
  UPDATE due SET cancelled_at = ?2, evidence = NULL, mark = ?3 WHERE due = ?1)sql";
// What was worth nothing has left nothing in the ledger.
constexpr const char* kForget = R"sql(
  DELETE FROM earning WHERE due = ?1 AND transfer IS NULL RETURNING earning)sql";

// Under whom it was earned: what says so goes with the batch.
constexpr const char* kKeepUndone = R"sql(
  INSERT INTO undone_earning (earning, team, station, employer, mark)
  SELECT earning.earning, coalesce(report.team, activity.team), report.station, report.employer, ?2
  FROM earning LEFT JOIN report ON report.report = earning.report
    LEFT JOIN participation ON participation.participation = earning.participation
    LEFT JOIN activity ON activity.activity = participation.activity
  WHERE earning.due = ?1 AND earning.transfer IS NOT NULL)sql";

std::vector<std::int64_t> settled_dues(const store::Reader& book, const char* sql,
                                       std::int64_t batch, std::int64_t mark) {
  SQLite::Statement query(book.database(), sql);
  query.bind(1, batch);
  query.bind(2, mark);
  std::vector<std::int64_t> dues;
  while (query.executeStep()) dues.push_back(query.getColumn(0).getInt64());
  return dues;
}

Status reverse_due(store::Writer& book, points::Ledger& ledger, std::int64_t due,
                   std::int64_t batch, const std::string& reason, Undone& done) {
  for (const Earning& one : earnings_of(book, due)) {
    if (one.transfer == 0 || one.taken_back != 0) continue;
    const auto reversed = settle::take_back(book, ledger, one.transfer, reason, {false, batch});
    if (!reversed) return reversed.error();
    ++done.payments;
    done.points += one.points;
    done.unrecovered += reversed->unrecovered;
  }
  SQLite::Statement keep(book.database(), kKeepUndone);
  keep.bind(1, due);
  keep.bind(2, book.mark());
  keep.exec();
  SQLite::Statement forget(book.database(), kForget);
  forget.bind(1, due);
  book.remove("earning", forget);
  SQLite::Statement cancel(book.database(), kCancel);
  cancel.bind(1, due);
  cancel.bind(2, book.now().seconds);
  cancel.bind(3, book.mark());
  cancel.exec();
  return {};
}

// The payments first, and then the rows, as if nothing had been paid for them.
Result<Undone> undo(store::Writer& book, const OpenLedger& open, const char* subject,
                    const char* sql, std::int64_t batch, const std::string& reason,
                    const std::function<Result<store::Undone>()>& rows) {
  const auto mark = store::mark_of_batch(book, subject, batch);
  if (!mark) return mark.error();
  Undone done;
  const std::vector<std::int64_t> dues = settled_dues(book, sql, batch, *mark);
  if (!dues.empty()) {
    auto ledger = open();
    if (!ledger) return ledger.error();
    for (const std::int64_t due : dues) {
      const Status reversed = reverse_due(book, *ledger, due, batch, reason, done);
      if (!reversed) return reversed.error();
    }
  }
  const auto undone = rows();
  if (!undone) return undone.error();
  done.rows = *undone;
  return done;
}

}  // namespace

Result<Undone> undo_reports(store::Writer& book, const OpenLedger& open, std::int64_t batch,
                            const std::string& reason) {
  std::vector<std::int64_t> objections;
  SQLite::Statement query(book.database(), kUpheldSince);
  query.bind(1, batch);
  while (query.executeStep()) objections.push_back(query.getColumn(0).getInt64());
  auto undone = undo(book, open, report::kBatchSubject, kOfReports, batch, reason,
                     [&] { return report::undo_batch(book, batch); });
  if (undone) undone->objections = std::move(objections);
  return undone;
}

Result<Undone> undo_sheet(store::Writer& book, const calendar::Zone& zone, const OpenLedger& open,
                          std::int64_t batch, const std::string& reason) {
  return undo(book, open, activity::kBatchSubject, kOfSheet, batch, reason,
              [&] { return activity::undo_import(book, zone, batch); });
}

}  // namespace yangxiao::settle
