#include "points/lots.hpp"

#include <algorithm>

namespace yangxiao::points {

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

std::vector<Allocation> take_from(std::span<const OpenLot> lots, std::int64_t amount) {
  std::vector<Allocation> taken;
  for (const OpenLot& lot : lots) {
    if (amount == 0) break;
    const std::int64_t part = std::min(amount, lot.remaining);
    if (part == 0) continue;
    taken.push_back({lot.lot, part});
    amount -= part;
  }
  return taken;
}

}  // namespace yangxiao::points
