#include "export/ledger_months.hpp"

#include <algorithm>
#include <compare>

#include "calendar/civil.hpp"
#include "settle/period.hpp"
#include "store/scan.hpp"

namespace yangxiao::exporting {
namespace {

constexpr const char* kTransfers = "SELECT " TRANSFER_COLUMNS R"sql(FROM transfer
  WHERE recorded_at >= ?1 AND recorded_at < ?2 ORDER BY number)sql";

// In place of the accounts of all members, and of what all of them owe.
constexpr std::int64_t kMembers = -1;
constexpr std::int64_t kDebts = -2;

settle::Period month_of(Instant moment, const calendar::Zone& zone) {
  return settle::period_of(calendar::day_of(calendar::day_number(moment, zone)));
}

// A midnight that the clocks of a zone skip: the same hour of UTC.
Instant begin_of_month(settle::Period month, const calendar::Zone& zone) {
  const auto begin = settle::begin_of(month, zone);
  const std::int64_t day = calendar::days_since_epoch(settle::first_day_of(month));
  return begin ? *begin : Instant{day * 86'400};
}

}  // namespace

struct LedgerMonths::Way {
  settle::Period month;
  points::TransferKind kind = points::TransferKind::award;
  std::int64_t debit = kMembers;
  std::int64_t credit = kMembers;
  friend auto operator<=>(const Way&, const Way&) = default;
};

LedgerMonths::LedgerMonths(const store::Reader& book, const calendar::Zone& zone, Instant now,
                           const LedgerQuery& query)
    : book_(book),
      zone_(zone),
      since_(Instant{INT64_MIN}),
      until_(begin_of_month(month_of(std::min(now, query.until.value_or(now)), zone), zone)) {
  if (query.since) {
    const settle::Period month = month_of(*query.since, zone);
    since_ = begin_of_month(month, zone);
    if (since_ < *query.since) since_ = begin_of_month(settle::next(month), zone);
  }
  for (points::NamedAccount& account : points::named_accounts(book)) {
    accounts_.emplace(account.account, std::move(account));
  }
}

std::int64_t LedgerMonths::shown(std::int64_t account) const {
  const auto named = accounts_.find(account);
  if (named == accounts_.end()) return account;
  if (named->second.kind == points::AccountKind::member) return kMembers;
  return named->second.kind == points::AccountKind::unrecovered ? kDebts : account;
}

std::map<LedgerMonths::Way, LedgerMonths::Sum> LedgerMonths::sums() const {
  std::map<Way, Sum> sums;
  store::Scan scan(book_.database(), kTransfers);
  scan.bind(1, since_.seconds);
  scan.bind(2, until_.seconds);
  while (scan.step()) {
    const points::Transfer transfer = points::read_transfer(scan);
    const Way way{month_of(transfer.recorded_at, zone_), transfer.kind, shown(transfer.debit),
                  shown(transfer.credit)};
    if (way.debit == kMembers && way.credit == kMembers) continue;
    Sum& sum = sums[way];
    sum.points += transfer.amount;
    ++sum.transfers;
    if (way.debit == kMembers) sum.members.insert(transfer.debit);
    if (way.credit == kMembers) sum.members.insert(transfer.credit);
  }
  return sums;
}

Status LedgerMonths::each(std::size_t, const TakeRow& take) {
  Status taken;
  for (const auto& [way, sum] : sums()) {
    const std::int64_t people =
        sum.members.empty() ? sum.transfers : static_cast<std::int64_t>(sum.members.size());
    if (taken && people >= kSmallestGroup) taken = take(row_of(way, sum.points));
  }
  return taken;
}

void LedgerMonths::say_account(std::int64_t account) {
  if (account == kMembers || account == kDebts) {
    cells_.text(points::name_of(account == kMembers ? points::AccountKind::member
                                                    : points::AccountKind::unrecovered));
    return cells_.nothing();
  }
  // A book that was tampered with may name one that there is not: points check says so.
  const auto named = accounts_.find(account);
  if (named == accounts_.end()) return cells_.nothing(2);
  cells_.text(points::name_of(named->second.kind));
  cells_.text(named->second.name);
}

// In the columns of the ledger, of which those of a single transfer are left out here.
std::span<const table::Value> LedgerMonths::row_of(const Way& way, std::int64_t points) {
  cells_.begin();
  cells_.nothing(2);
  cells_.text(points::name_of(way.kind));
  cells_.number(points);
  say_account(way.debit);
  say_account(way.credit);
  cells_.nothing(4);
  cells_.time(begin_of_month(way.month, zone_), zone_);
  cells_.nothing(5);
  return cells_.values();
}

}  // namespace yangxiao::exporting
