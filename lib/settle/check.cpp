#include "settle/check.hpp"

#include <string>

namespace yangxiao::settle {
namespace {

// 2: for a report (its subject is 1) or a bonus (0), 3: for a part in an activity (2). Whose
// account it is, only the ones who were erased have no row for.
constexpr const char* kWrong = R"sql(
  SELECT earning.earning FROM earning
    LEFT JOIN transfer ON transfer.number = earning.transfer
    LEFT JOIN member_account ON member_account.account = transfer.credit
  WHERE earning.transfer IS NULL AND (earning.points <> 0 OR earning.taken_back <> 0)
    OR earning.transfer IS NOT NULL
      AND (transfer.kind IS NOT iif(earning.participation IS NULL, 2, 3)
      OR transfer.amount <> earning.points
      OR transfer.subject IS NOT iif(earning.bonus IS NULL, transfer.kind - 1, 0)
      OR transfer.subject_number
        IS NOT coalesce(earning.report, earning.participation, earning.bonus)
      OR transfer.rule IS NOT earning.rule
      OR coalesce(member_account.member, earning.member) <> earning.member
      OR earning.taken_back <> iif(EXISTS (SELECT 1 FROM transfer AS back
        WHERE back.reverses = earning.transfer AND back.first = back.number), earning.points, 0))
  LIMIT 1)sql";
constexpr const char* kUnexplained = R"sql(
  SELECT number FROM transfer WHERE kind IN (2, 3)
    AND NOT EXISTS (SELECT 1 FROM earning WHERE earning.transfer = transfer.number)
  LIMIT 1)sql";
constexpr const char* kOtherLines = R"sql(
  SELECT settlement FROM settlement
  WHERE (lines, points) IS NOT (SELECT count(*), coalesce(sum(settlement_line.points), 0)
    FROM settlement_line WHERE settlement_line.settlement = settlement.settlement)
  LIMIT 1)sql";

// What was reckoned once would be paid again if its due were open.
constexpr const char* kOpenAgain = R"sql(
  SELECT earning.due FROM earning LEFT JOIN due USING (due)
  WHERE due.settled_at IS NULL LIMIT 1)sql";

constexpr const char* kPaid = R"sql(SELECT count(transfer) FROM earning)sql";

// The first row that a query of wrong ones finds.
Status check_none(const store::Reader& book, const char* sql, const char* table, const char* flaw) {
  SQLite::Statement found(book.database(), sql);
  if (!found.executeStep()) return {};
  return Error{Problem::ledger_broken, {table, found.getColumn(0).getString(), flaw}, {}};
}

}  // namespace

Status check_payments(const store::Reader& book, std::int64_t earnings) {
  Status status = check_none(book, kWrong, "earning", "earning");
  // Each has another transfer: where there are as many, none is left out.
  if (status && book.database().execAndGet(kPaid).getInt64() != earnings) {
    status = check_none(book, kUnexplained, "transfer", "earning");
  }
  if (status) status = check_none(book, kOpenAgain, "due", "earning");
  return status ? check_none(book, kOtherLines, "settlement", "list") : status;
}

}  // namespace yangxiao::settle
