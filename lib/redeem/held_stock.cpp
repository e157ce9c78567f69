#include "redeem/held_stock.hpp"

namespace yangxiao::redeem {
namespace {

// 1: a hold; 2 and 3 end it.
constexpr const char* kHeld = R"sql(
  SELECT number, hold.lot, quantity, coalesce(expires_at, 253402300800) FROM stock_movement AS hold
    JOIN stock_lot ON stock_lot.lot = hold.lot
  WHERE redemption = ?1 AND kind = 1 AND NOT EXISTS (
    SELECT 1 FROM stock_movement WHERE resolves = hold.number AND kind IN (2, 3))
  ORDER BY number)sql";

}  // namespace

std::vector<StockHold> stock_held_for(const store::Reader& book, std::int64_t redemption) {
  SQLite::Statement query(book.database(), kHeld);
  query.bind(1, redemption);
  std::vector<StockHold> held;
  while (query.executeStep()) {
    held.push_back({query.getColumn(0).getInt64(),
                    {query.getColumn(1).getInt64(), query.getColumn(2).getInt64(),
                     Instant{query.getColumn(3).getInt64()}}});
  }
  return held;
}

std::vector<LotPart> end_stock_hold(const store::Reader& book, StockLedger& stock,
                                    const Redemption& redemption, MovementKind kind,
                                    Instant happened_at) {
  std::vector<LotPart> expired;
  const Place& place = redemption.place;
  const auto to =
      kind == MovementKind::hand_out ? StockAccountKind::handed_out : StockAccountKind::shelf;
  std::vector<StockPosting> postings;
  std::vector<StockPosting> past;
  for (const StockHold& hold : stock_held_for(book, redemption.id)) {
    StockPosting posting;
    posting.lot = hold.part.lot;
    posting.debit = stock.of_place(StockAccountKind::held, place);
    posting.credit = stock.of_place(to, place);
    posting.quantity = hold.part.quantity;
    posting.kind = kind;
    posting.redemption = redemption.id;
    posting.happened_at = happened_at;
    posting.resolves = hold.movement;
    postings.push_back(posting);
    if (kind == MovementKind::hand_out || hold.part.expires_at > stock.now()) continue;
    posting.debit = posting.credit;
    posting.credit = stock.of_place(StockAccountKind::expired, place);
    posting.kind = MovementKind::expire;
    posting.happened_at = hold.part.expires_at;
    posting.resolves = {};
    past.push_back(std::move(posting));
    expired.push_back(hold.part);
  }
  postings.insert(postings.end(), past.begin(), past.end());
  if (!postings.empty()) stock.post(postings);
  return expired;
}

}  // namespace yangxiao::redeem
