#include "redeem/second_hand_out.hpp"

#include "redeem/place_list.hpp"
#include "redeem/shelf.hpp"

namespace yangxiao::redeem {
namespace {

// 11: lost, handed out again.
constexpr const char* kAgain = "SELECT " STEP_COLUMNS R"sql(,
  redemption, (SELECT coalesce(sum(quantity), 0) FROM stock_movement AS lost
    WHERE lost.redemption = step.redemption AND kind = 11 AND happened_at = step.at)
  FROM redemption_event AS step WHERE kind = 'again' ORDER BY event DESC)sql";
constexpr const char* kReceived = R"sql(SELECT received_at FROM stock_lot WHERE lot = ?1)sql";

// What lies on the shelf of a place, of lots that had come by a moment.
std::vector<LotPart> there_since(const store::Reader& book, const Spot& spot, Instant at) {
  SQLite::Statement received(book.database(), kReceived);
  std::vector<LotPart> there;
  for (const LotPart& part : lots_there(book, StockAccountKind::shelf, spot)) {
    received.reset();
    received.bind(1, part.lot);
    if (received.executeStep() && received.getColumn(0).getInt64() <= at.seconds) {
      there.push_back(part);
    }
  }
  return there;
}

}  // namespace

std::int64_t hand_over_again(store::Writer& book, StockLedger& stock, const SecondHandOut& second) {
  const Redemption& redemption = second.redemption;
  RedemptionStep how = second.step;
  const std::vector<LotPart> lost = first_to_expire(
      there_since(book, {redemption.item, second.place}, how.at), redemption.quantity);
  StockPosting posting;
  posting.debit = stock.of_place(StockAccountKind::shelf, second.place);
  posting.credit = stock.of_place(StockAccountKind::loss, second.place);
  posting.kind = MovementKind::lose;
  posting.redemption = redemption.id;
  posting.happened_at = how.at;
  if (!lost.empty()) stock.post(part_by_part(lost, posting));
  how.kind = StepKind::again;
  keep_step(book, redemption, how);
  return sum_of(lost);
}

Status each_second_hand_out(const store::Reader& book, const RedemptionFilter& filter, Instant when,
                            const std::function<Status(const SecondHandOut&)>& take) {
  const WantedRedemptions wanted(book, filter, when);
  SQLite::Statement row(book.database(), kAgain);
  while (row.executeStep()) {
    const auto redemption = redemption_at(book, row.getColumn(7).getInt64());
    if (!redemption || !wanted.has(*redemption)) continue;
    SecondHandOut second{*redemption, read_step(row), redemption->place,
                         row.getColumn(8).getInt64()};
    if (second.step.list) {
      second.place = place_of_list(book, *second.step.list).value_or(second.place);
    }
    const Status taken = take(second);
    if (!taken) return taken;
  }
  return {};
}

}  // namespace yangxiao::redeem
