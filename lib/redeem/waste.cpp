#include "redeem/waste.hpp"

#include <vector>

#include "redeem/release.hpp"
#include "redeem/sending.hpp"

namespace yangxiao::redeem {

Result<std::int64_t> waste(store::Writer& book, points::Ledger& ledger, const Waste& asked) {
  const Status freed = free_lapsed_stock(book, ledger, asked.spot);
  if (!freed) return freed.error();
  StockLedger stock(ledger.chain());
  const auto taken = taken_from_shelf(book, asked.spot, asked.quantity, asked.lot, stock.now());
  if (!taken) return taken.error();
  StockPosting posting;
  posting.debit = stock.of_place(StockAccountKind::shelf, asked.spot.place);
  posting.credit = stock.of_place(StockAccountKind::wasted, asked.spot.place);
  posting.kind = MovementKind::waste;
  posting.happened_at = book.now();
  posting.note = asked.reason;
  return stock.post(part_by_part(*taken, posting));
}

Expired expire_stock(store::Writer& book, StockLedger& stock, const std::optional<Spot>& only) {
  Expired expired;
  std::vector<StockPosting> postings;
  const auto expire = [&](StockAccountKind from, const Spot& spot, const LotPart& part,
                          const std::optional<std::int64_t>& sent) {
    StockPosting posting;
    posting.lot = part.lot;
    posting.debit = stock.of_place(from, spot.place);
    posting.credit = stock.of_place(StockAccountKind::expired, spot.place);
    posting.quantity = part.quantity;
    posting.kind = MovementKind::expire;
    posting.happened_at = part.expires_at;
    posting.resolves = sent;
    expired.quantity += part.quantity;
    expired.lots.insert(part.lot);
    postings.push_back(std::move(posting));
  };
  for (const Lying& lying : past_date(book, stock.now())) {
    const Spot spot{lying.item, lying.place};
    if (!only || spot == *only) expire(lying.kind, spot, lying.part, {});
  }
  if (!only) {
    for (const OnItsWay& one : on_its_way(book)) {
      if (one.part.expires_at > stock.now()) continue;
      expire(StockAccountKind::in_transit, one.to, one.part, one.movement);
    }
  }
  if (!postings.empty()) stock.post(postings);
  return expired;
}

}  // namespace yangxiao::redeem
