#include "points/lots.hpp"

#include <algorithm>

namespace yangxiao::points {
namespace {

constexpr const char* kOpenLots = R"sql(
  SELECT lot, expires_at, remaining FROM lot
  WHERE account = ?1 AND remaining > 0 ORDER BY expires_at, lot)sql";

// The lot that a transfer names, if its rule lets it.
std::optional<std::int64_t> own_lot(const Taking& taking) {
  if (taking.rule == LotRule::named) return taking.resolves;
  if (taking.rule != LotRule::own_first) return std::nullopt;
  return taking.resolves ? taking.resolves : taking.reverses;
}

// Takes `amount` from lots in their order.
std::vector<Allocation> take_in_order(std::span<const OpenLot> lots, std::int64_t amount) {
  std::vector<Allocation> taken;
  for (const OpenLot& lot : lots) {
    if (amount == 0) break;
    const std::int64_t part = std::min(amount, lot.remaining);
    taken.push_back({lot.lot, part});
    amount -= part;
  }
  return taken;
}

}  // namespace

LotRule lot_rule(AccountKind debit, AccountKind credit, TransferKind kind) {
  if (kind == TransferKind::give_back && credit == AccountKind::member) return LotRule::given_back;
  if (debit != AccountKind::member) return LotRule::none;
  switch (kind) {
    case TransferKind::expire:
    case TransferKind::move:
      return LotRule::named;
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
  std::vector<OpenLot> chosen;
  for (const OpenLot& lot : lots) {
    if (lot.lot == own) chosen.insert(chosen.begin(), lot);
    const bool is_free = taking.rule == LotRule::all || lot.expires_at > taking.at;
    if (lot.lot != own && taking.rule != LotRule::named && is_free) chosen.push_back(lot);
  }
  return take_in_order(chosen, taking.amount);
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
