#include "export/ledger_months.hpp"

#include <algorithm>
#include <compare>
#include <utility>

#include "calendar/civil.hpp"
#include "catalogue/entry_table.hpp"
#include "redeem/giver.hpp"
#include "settle/period.hpp"
#include "store/scan.hpp"

namespace yangxiao::exporting {
namespace {

constexpr const char* kTransfers = "SELECT " TRANSFER_COLUMNS R"sql(FROM transfer
  WHERE recorded_at >= ?1 AND recorded_at < ?2 ORDER BY number)sql";

// In place of the accounts of all members, and of what all of them owe.
constexpr std::int64_t kMembers = -1;
constexpr std::int64_t kDebts = -2;
// In place of the pots of donors that are persons.
constexpr std::int64_t kOwnPots = -3;

constexpr const char* kReports = "SELECT report FROM report WHERE category = ?1";
// What follows from what: what reports earned, and what later ended or took back a part of it. 1: a
// report.
constexpr const char* kLinks = R"sql(
  SELECT number, iif(subject = 1, subject_number, NULL), resolves, reverses FROM transfer
  WHERE subject = 1 OR resolves IS NOT NULL OR reverses IS NOT NULL ORDER BY number)sql";

// Codes of donors, after which their pots are called.
std::set<std::string> persons_who_gave(const store::Reader& book) {
  std::set<std::string> codes;
  const auto& donors = redeem::donors();
  const Status read =
      catalogue::EntryReader(book, donors).each({}, [&](const catalogue::Entry& one) {
        if (donors.names_person(one, true)) codes.insert(one.code);
        return Status();
      });
  (void)read;  // it takes every row
  return codes;
}

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
  const std::set<std::string> persons = persons_who_gave(book);
  for (points::NamedAccount& account : points::named_accounts(book)) {
    if (account.kind == points::AccountKind::pot && persons.contains(account.name)) {
      own_pots_.insert(account.account);
    }
    accounts_.emplace(account.account, std::move(account));
  }
  SQLite::Statement row(book.database(), kReports);
  for (const std::int64_t category : query.left_out) {
    row.bind(1, category);
    while (row.executeStep()) kept_back_.insert(row.getColumn(0).getInt64());
    row.reset();
  }
  if (!kept_back_.empty()) follow_kept_back();
}

// What of it ran out, was moved to whom somebody was found to be, or was taken back: each names
// what it follows from.
void LedgerMonths::follow_kept_back() {
  SQLite::Statement link(book_.database(), kLinks);
  while (link.executeStep()) {
    const auto tells = [&](int column, const std::unordered_set<std::int64_t>& of) {
      return !link.getColumn(column).isNull() && of.contains(link.getColumn(column).getInt64());
    };
    if (tells(1, kept_back_) || tells(2, tell_of_it_) || tells(3, tell_of_it_)) {
      tell_of_it_.insert(link.getColumn(0).getInt64());
    }
  }
}

std::int64_t LedgerMonths::shown(std::int64_t account) const {
  const auto named = accounts_.find(account);
  if (named == accounts_.end()) return account;
  if (own_pots_.contains(account)) return kOwnPots;
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
    if (tell_of_it_.contains(transfer.number)) continue;
    Sum& sum = sums[way];
    sum.points += transfer.amount;
    ++sum.transfers;
    for (const auto& [shown, account] :
         {std::pair(way.debit, transfer.debit), std::pair(way.credit, transfer.credit)}) {
      if (shown == kMembers) sum.members.insert(account);
      if (shown == kDebts) sum.debtors.insert(account);
      if (shown == kOwnPots) sum.donors.insert(account);
    }
  }
  return sums;
}

bool LedgerMonths::Sum::is_of_enough() const {
  bool has_people = false;
  for (const auto* people : {&members, &debtors, &donors}) {
    if (people->empty()) continue;
    has_people = true;
    if (std::ssize(*people) < kSmallestGroup) return false;
  }
  return has_people || transfers >= kSmallestGroup;
}

Status LedgerMonths::each(std::size_t, const TakeRow& take) {
  Status taken;
  for (const auto& [way, sum] : sums()) {
    if (taken && sum.is_of_enough()) taken = take(row_of(way, sum.points));
  }
  return taken;
}

std::map<std::pair<std::string, points::TransferKind>, std::int64_t>
LedgerMonths::by_month_and_kind() const {
  std::map<std::pair<std::string, points::TransferKind>, std::int64_t> all;
  for (const auto& [way, sum] : sums()) {
    if (sum.is_of_enough()) all[{settle::to_text(way.month), way.kind}] += sum.points;
  }
  return all;
}

void LedgerMonths::say_account(std::int64_t account) {
  using points::AccountKind;
  if (account < 0) {
    cells_.text(points::name_of(account == kMembers   ? AccountKind::member
                                : account == kOwnPots ? AccountKind::pot
                                                      : AccountKind::unrecovered));
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
