#include "redeem/donation.hpp"

namespace yangxiao::redeem {

Result<Donated> donate(store::Writer& book, StockLedger& stock, const calendar::Zone& zone,
                       const Donation& given, std::optional<std::int64_t> batch) {
  const Instant received_at = given.received_at.value_or(book.now());
  if (received_at > book.now()) {
    return Error{Problem::time_ahead, {std::to_string(received_at.seconds)}, {}};
  }
  if (given.expires_at && *given.expires_at <= book.now()) {
    return Error{Problem::donation_lapsed, {std::to_string(given.expires_at->seconds)}, {}};
  }
  const Status open = check_open(book, given.spot.place, received_at, zone);
  if (!open) return open.error();
  StockPosting posting;
  posting.debit = stock.of_donor(given.donor);
  posting.credit = stock.of_place(StockAccountKind::shelf, given.spot.place);
  posting.lot = stock.add_lot({given.spot.item, given.donor, given.expires_at, received_at});
  posting.quantity = given.quantity;
  posting.kind = MovementKind::donate;
  posting.happened_at = received_at;
  posting.note = given.note;
  const std::int64_t movement = stock.post(std::span(&posting, 1), batch);
  return Donated{posting.lot, movement};
}

}  // namespace yangxiao::redeem
