#include "points/as_of.hpp"

#include <map>

#include "points/debt.hpp"
#include "points/lots.hpp"
#include "points/transfer.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kLast = R"sql(SELECT coalesce(max(number), 0) FROM transfer)sql";
// Accounts, actors and rules have numbers too.
constexpr const char* kRecordedFrom = R"sql(
  SELECT number, recorded_at FROM transfer WHERE number >= ?1 ORDER BY number LIMIT 1)sql";
constexpr const char* kBookings =
    "SELECT " TRANSFER_COLUMNS
    "FROM transfer WHERE number IN ("
    "SELECT number FROM transfer WHERE debit = ?1 AND number <= ?2 UNION ALL "
    "SELECT number FROM transfer WHERE credit = ?1 AND number <= ?2) ORDER BY number";
constexpr const char* kTaken = R"sql(
  SELECT amount FROM transfer WHERE resolves = ?1 AND kind = 7 AND number <= ?2)sql";
constexpr const char* kAllocations = R"sql(
  SELECT lot, amount FROM allocation WHERE transfer = ?1)sql";
constexpr const char* kSum = R"sql(
  SELECT coalesce((SELECT sum(amount) FROM transfer WHERE credit = ?1 AND number <= ?2), 0)
    - coalesce((SELECT sum(amount) FROM transfer WHERE debit = ?1 AND number <= ?2), 0))sql";

struct Lot {
  Instant expires_at;
  std::int64_t remaining = 0;
};

class Replayed {
 public:
  Replayed(const store::Reader& book, std::int64_t account, const AsOf& as_of)
      : as_of_(as_of),
        account_(account),
        taken_(book.database(), kTaken),
        allocations_(book.database(), kAllocations) {
    SQLite::Statement row(book.database(), kBookings);
    row.bind(1, account);
    row.bind(2, as_of.up_to);
    while (row.executeStep()) take(read_transfer(row));
  }

  void fill(MemberBalance& balance) const {
    balance.balance = balance_;
    balance.held = held_;
    balance.spendable = balance_;
    for (const auto& [number, lot] : lots_) {
      if (lot.remaining <= 0 || lot.expires_at == kNever) continue;
      if (lot.expires_at <= as_of_.at) {
        balance.spendable -= lot.remaining;
      } else if (!balance.expires_at || lot.expires_at < *balance.expires_at) {
        balance.expires_at = lot.expires_at;
        balance.expiring = lot.remaining;
      } else if (lot.expires_at == *balance.expires_at) {
        balance.expiring += lot.remaining;
      }
    }
  }

 private:
  void take(const Transfer& transfer) {
    const bool is_gone = transfer.debit == account_;
    balance_ += is_gone ? -transfer.amount : transfer.amount;
    if (is_gone && transfer.kind == TransferKind::hold) {
      held_ += transfer.amount - taken_of(transfer.number);
    }
    if (transfer.kind == TransferKind::give_back) held_ -= transfer.amount;
    if (!is_gone && makes_lot(AccountKind::member, transfer.kind)) {
      lots_[transfer.number] = {transfer.expires_at.value_or(kNever), transfer.amount};
    }
    allocations_.reset();
    allocations_.bind(1, transfer.number);
    while (allocations_.executeStep()) {
      const auto lot = lots_.find(allocations_.getColumn(0).getInt64());
      if (lot != lots_.end()) lot->second.remaining -= allocations_.getColumn(1).getInt64();
    }
  }

  // Of a hold what was taken by then: it is the member's no longer.
  std::int64_t taken_of(std::int64_t hold) {
    taken_.reset();
    taken_.bind(1, hold);
    taken_.bind(2, as_of_.up_to);
    return taken_.executeStep() ? taken_.getColumn(0).getInt64() : 0;
  }

  const AsOf& as_of_;
  std::int64_t account_;
  SQLite::Statement taken_;
  SQLite::Statement allocations_;
  std::map<std::int64_t, Lot> lots_;
  std::int64_t balance_ = 0;
  std::int64_t held_ = 0;
};

}  // namespace

std::int64_t first_transfer_from(const store::Reader& book, Instant at) {
  const std::int64_t last = book.database().execAndGet(kLast).getInt64();
  SQLite::Statement query(book.database(), kRecordedFrom);
  std::int64_t low = 1;
  std::int64_t high = last + 1;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    query.reset();
    query.bind(1, middle);
    if (query.executeStep() && query.getColumn(1).getInt64() < at.seconds) {
      low = query.getColumn(0).getInt64() + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

MemberBalance balance_as_of(const store::Reader& book, std::int64_t member, const std::string& code,
                            const AsOf& as_of) {
  MemberBalance balance;
  balance.code = code;
  const auto account = account_of_member(book, member);
  if (!account) return balance;
  Replayed(book, account->account, as_of).fill(balance);
  const auto debt = account_named(book, AccountKind::unrecovered, debt_name(account->account));
  if (!debt) return balance;
  SQLite::Statement sum(book.database(), kSum);
  sum.bind(1, debt->account);
  sum.bind(2, as_of.up_to);
  sum.executeStep();
  balance.owed = std::max<std::int64_t>(0, -sum.getColumn(0).getInt64());
  return balance;
}

}  // namespace yangxiao::points
