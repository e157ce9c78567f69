#include "export/ledger_days.hpp"

#include <compare>
#include <map>

#include "calendar/civil.hpp"
#include "store/scan.hpp"

namespace yangxiao::exporting {
namespace {

constexpr const char* kTransfers = "SELECT " TRANSFER_COLUMNS R"sql(FROM transfer
  WHERE recorded_at >= ?1 AND recorded_at < ?2 ORDER BY number)sql";

constexpr std::int64_t kMembers = 0;  // in place of the account of one of them

}  // namespace

struct LedgerDays::Way {
  std::int64_t day = 0;
  points::TransferKind kind = points::TransferKind::award;
  std::int64_t debit = kMembers;
  std::int64_t credit = kMembers;
  std::optional<points::Subject> subject;  // its number is 0 where it stands for all of them
  friend auto operator<=>(const Way&, const Way&) = default;
};

LedgerDays::LedgerDays(const store::Reader& book, const calendar::Zone& zone,
                       const LedgerQuery& query)
    : book_(book), zone_(zone), query_(query), subjects_(book) {
  for (points::NamedAccount& account : points::named_accounts(book)) {
    accounts_.emplace(account.account, std::move(account));
  }
}

std::optional<LedgerDays::Way> LedgerDays::way_of(const points::Transfer& transfer) const {
  const auto shown = [this](std::int64_t account) {
    const auto named = accounts_.find(account);
    const bool is_member =
        named != accounts_.end() && named->second.kind == points::AccountKind::member;
    return is_member ? kMembers : account;
  };
  Way way{calendar::day_number(transfer.recorded_at, zone_), transfer.kind, shown(transfer.debit),
          shown(transfer.credit), transfer.subject};
  if (way.debit == kMembers && way.credit == kMembers) return std::nullopt;
  const bool is_public = !way.subject || way.subject->kind == points::SubjectKind::activity ||
                         way.subject->kind == points::SubjectKind::bonus;
  if (!is_public) way.subject->number = 0;
  return way;
}

Status LedgerDays::each(std::size_t, const TakeRow& take) {
  std::map<Way, std::int64_t> days;
  store::Scan scan(book_.database(), kTransfers);
  scan.bind(1, query_.since.value_or(Instant{INT64_MIN}).seconds);
  scan.bind(2, query_.until.value_or(Instant{INT64_MAX}).seconds);
  while (scan.step()) {
    const points::Transfer transfer = points::read_transfer(scan);
    if (const auto way = way_of(transfer)) days[*way] += transfer.amount;
  }
  Status taken;
  for (const auto& [way, points] : days) {
    if (taken) taken = take(row_of(way, points));
  }
  return taken;
}

void LedgerDays::say_account(std::int64_t account) {
  if (account == kMembers) {
    cells_.text(points::name_of(points::AccountKind::member));
    return cells_.nothing();
  }
  // A book that was tampered with may name one that there is not: points check says so.
  const auto named = accounts_.find(account);
  if (named == accounts_.end()) return cells_.nothing(2);
  cells_.text(points::name_of(named->second.kind));
  cells_.text(named->second.name);
}

// In the columns of the ledger, of which those of a single transfer are left out here.
std::span<const table::Value> LedgerDays::row_of(const Way& way, std::int64_t points) {
  cells_.begin();
  cells_.nothing(2);
  cells_.text(points::name_of(way.kind));
  cells_.number(points);
  say_account(way.debit);
  say_account(way.credit);
  if (!way.subject) {
    cells_.nothing(2);
  } else {
    cells_.text(points::name_of(way.subject->kind));
    if (way.subject->number == 0) {
      cells_.nothing();
    } else {
      cells_.made(subjects_.of(*way.subject));
    }
  }
  cells_.nothing(2);
  const auto day = calendar::start_of_day(way.day, zone_);
  cells_.time(day ? std::optional(*day) : std::nullopt, zone_);
  cells_.nothing(5);
  return cells_.values();
}

}  // namespace yangxiao::exporting
