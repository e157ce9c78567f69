#include "points/statement.hpp"

#include "points/account.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kBookings =
    "SELECT " TRANSFER_COLUMNS
    ", text FROM transfer LEFT JOIN transfer_note ON transfer = number WHERE number IN ("
    "SELECT number FROM transfer WHERE debit = ?1 UNION ALL "
    "SELECT number FROM transfer WHERE credit = ?1) ORDER BY number";

}  // namespace

Statement statement_of(const store::Reader& book, std::int64_t member, const StatementSpan& span) {
  Statement statement;
  const auto account = account_of_member(book, member);
  if (!account) return statement;
  SQLite::Statement bookings(book.database(), kBookings);
  bookings.bind(1, account->account);
  while (bookings.executeStep()) {
    StatementLine line;
    line.transfer = read_transfer(bookings);
    if (span.until && line.transfer.recorded_at >= *span.until) break;
    if (span.up_to && line.transfer.number > *span.up_to) break;
    const bool is_gone = line.transfer.debit == account->account;
    line.points = is_gone ? -line.transfer.amount : line.transfer.amount;
    line.balance = statement.closing += line.points;
    if (span.since && line.transfer.recorded_at < *span.since) {
      statement.opening = line.balance;
      continue;
    }
    line.note = bookings.getColumn(kTransferColumns).getString();
    statement.lines.push_back(std::move(line));
  }
  return statement;
}

}  // namespace yangxiao::points
