#include "redeem/returning.hpp"

#include "points/hold.hpp"
#include "points/lots.hpp"
#include "redeem/item.hpp"
#include "redeem/stock_ledger.hpp"
#include "redeem/voucher.hpp"

namespace yangxiao::redeem {
namespace {

// 2: handed out.
constexpr const char* kHandedOut = R"sql(
  SELECT number, given.lot, quantity, coalesce(expires_at, 253402300800)
  FROM stock_movement AS given JOIN stock_lot ON stock_lot.lot = given.lot
  WHERE redemption = ?1 AND kind = 2
    AND NOT EXISTS (SELECT 1 FROM stock_movement WHERE reverses = given.number)
  ORDER BY number)sql";

// What of the goods goes where.
void take_back_stock(store::Writer& book, StockLedger& stock, const Redemption& redemption,
                     const Returning& asked, TakenBack& taken) {
  const Place& place = redemption.place;
  SQLite::Statement given(book.database(), kHandedOut);
  given.bind(1, redemption.id);
  std::vector<StockPosting> postings;
  while (given.executeStep()) {
    const Instant expires_at{given.getColumn(3).getInt64()};
    const bool is_good = asked.restock && expires_at > stock.now();
    StockPosting posting;
    posting.lot = given.getColumn(1).getInt64();
    posting.debit = stock.of_place(StockAccountKind::handed_out, place);
    posting.credit =
        stock.of_place(is_good ? StockAccountKind::shelf : StockAccountKind::wasted, place);
    posting.quantity = given.getColumn(2).getInt64();
    (is_good ? taken.restocked : taken.wasted) += posting.quantity;
    posting.kind = MovementKind::take_back;
    posting.redemption = redemption.id;
    posting.happened_at = book.now();
    posting.reverses = given.getColumn(0).getInt64();
    posting.note = asked.reason;
    postings.push_back(std::move(posting));
  }
  stock.post(postings);
}

}  // namespace

Result<TakenBack> take_back(store::Writer& book, points::Ledger& ledger, const Terms& terms,
                            const Redemption& redemption, const Returning& asked) {
  if (redemption.state == State::open && state_at(redemption, ledger.now()) == State::open) {
    return Error{Problem::voucher_open, {redemption.code}, {}};
  }
  if (redemption.state != State::collected) {
    return check_voucher(book, redemption, ledger.now()).error();
  }
  const Instant collected_at = settled_at(book, redemption.id).value_or(redemption.reserved_at);
  const auto last = end_of_day_after(terms.zone, collected_at, terms.return_days);
  if (!last) return last.error();
  if (ledger.now() >= *last) {
    return Error{Problem::return_late, {redemption.code, std::to_string(last->seconds - 1)}, {}};
  }
  const Item item = item_at(book, redemption.item);
  if (asked.restock && item.kind != ItemKind::goods) {
    return Error{Problem::restock_refused, {item.code}, {}};
  }
  const auto renewed_until = end_of_day_after(terms.zone, ledger.now(), terms.renewed_days);
  if (!renewed_until) return renewed_until.error();
  const auto points = points::refund(book, ledger, redemption.id, *renewed_until);
  if (!points) return points.error();
  StockLedger stock(ledger.chain());
  TakenBack taken{*points, 0, 0};
  take_back_stock(book, stock, redemption, asked, taken);
  RedemptionStep step;
  step.at = ledger.now();
  step.kind = StepKind::give_back;
  step.note = asked.reason;
  keep_step(book, redemption, step);
  return taken;
}

}  // namespace yangxiao::redeem
