#include "points/lots.hpp"

#include <algorithm>

namespace yangxiao::points {
namespace {

constexpr const char* kOpenLots = R"sql(
  SELECT lot, expires_at, remaining FROM lot
  WHERE account = ?1 AND remaining > 0 ORDER BY expires_at, lot)sql";
constexpr const char* kAllocations = R"sql(
  SELECT lot, amount FROM allocation WHERE transfer = ?1 ORDER BY lot)sql";
constexpr const char* kEnd = R"sql(SELECT expires_at FROM lot WHERE lot = ?1)sql";

// The lot that a transfer names, if its rule lets it.
std::optional<std::int64_t> own_lot(const Taking& taking) {
  if (taking.rule == LotRule::named) return taking.resolves;
  if (taking.rule != LotRule::own_first) return std::nullopt;
  return taking.resolves ? taking.resolves : taking.reverses;
}

// Takes from one lot what is still wanted.
void take_part(const OpenLot& lot, std::int64_t& wanted, std::vector<Allocation>& taken) {
  const std::int64_t part = std::min(wanted, lot.remaining);
  if (part == 0) return;
  taken.push_back({lot.lot, part});
  wanted -= part;
}

}  // namespace

LotRule lot_rule(AccountKind debit, AccountKind credit, TransferKind kind) {
  if (kind == TransferKind::give_back && credit == AccountKind::member) return LotRule::given_back;
  if (debit != AccountKind::member) return LotRule::none;
  switch (kind) {
    case TransferKind::expire:
    case TransferKind::move:
      return LotRule::named;
    case TransferKind::hold:
    case TransferKind::reverse:
      return LotRule::own_first;
    case TransferKind::forfeit:
      return LotRule::all;
    default:
      return LotRule::spend;
  }
}

std::vector<Allocation> take(std::span<const OpenLot> lots, const Taking& taking) {
  const auto own = own_lot(taking);
  std::int64_t wanted = taking.amount;
  std::vector<Allocation> taken;
  if (own) {
    const auto found = std::find_if(lots.begin(), lots.end(),
                                    [&own](const OpenLot& lot) { return lot.lot == *own; });
    if (found != lots.end()) take_part(*found, wanted, taken);
    if (taking.rule == LotRule::named) return taken;
  }
  for (const OpenLot& lot : lots) {
    if (wanted == 0) break;
    const bool is_free = taking.rule == LotRule::all || lot.expires_at > taking.at;
    if (is_free && lot.lot != own) take_part(lot, wanted, taken);
  }
  return taken;
}

std::vector<Allocation> allocations_of(const store::Reader& book, std::int64_t transfer) {
  SQLite::Statement query(book.database(), kAllocations);
  query.bind(1, transfer);
  std::vector<Allocation> taken;
  while (query.executeStep()) {
    taken.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getInt64()});
  }
  return taken;
}

Instant end_of_lot(const store::Reader& book, std::int64_t lot) {
  SQLite::Statement query(book.database(), kEnd);
  query.bind(1, lot);
  return query.executeStep() ? Instant{query.getColumn(0).getInt64()} : kNever;
}

OpenLots::OpenLots(const store::Reader& book) : query_(book.database(), kOpenLots) {}

std::vector<OpenLot> OpenLots::of(std::int64_t account) {
  query_.reset();
  query_.bind(1, account);
  std::vector<OpenLot> lots;
  while (query_.executeStep()) {
    lots.push_back({query_.getColumn(0).getInt64(), Instant{query_.getColumn(1).getInt64()},
                    query_.getColumn(2).getInt64()});
  }
  return lots;
}

}  // namespace yangxiao::points
