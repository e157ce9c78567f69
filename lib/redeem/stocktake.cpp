#include "redeem/stocktake.hpp"

#include <algorithm>

#include "base/text/checked_code.hpp"
#include "base/text/joined.hpp"
#include "points/lots.hpp"
#include "redeem/item.hpp"
#include "redeem/release.hpp"
#include "redeem/stock_ledger.hpp"
#include "redeem/voucher.hpp"
#include "redeem/waste.hpp"

namespace yangxiao::redeem {
namespace {

// What the clock has decided already.
Status settle_clock(store::Writer& book, points::Ledger& ledger, const Spot& spot) {
  const Status freed = free_lapsed_stock(book, ledger, spot);
  if (!freed) return freed;
  StockLedger stock(ledger.chain());
  expire_stock(book, stock, spot);
  return {};
}

// Vouchers for which there is not enough, the newest first. Those that may have been handed out
// unseen are not cancelled: what is held for them is served first. Errors: voucher_out (there are
// too many of these alone).
Result<std::vector<Redemption>> unservable(const store::Reader& book, const calendar::Zone& zone,
                                           const Stocktake& asked, std::int64_t held, Instant now) {
  std::vector<Redemption> all;
  Status not_out;
  for (Redemption& redemption : open_at(book, asked.spot.item, asked.spot.place)) {
    if (held <= asked.counted) break;
    const Status cancellable = check_not_out(book, zone, redemption, now);
    if (!cancellable) {
      if (not_out) not_out = cancellable;
      continue;
    }
    held -= redemption.quantity;
    all.push_back(std::move(redemption));
  }
  if (held > asked.counted && !not_out) return not_out.error();
  return all;
}

// How much is held for vouchers that may have been handed out unseen.
std::int64_t held_unseen(const store::Reader& book, const calendar::Zone& zone, const Spot& spot,
                         Instant now) {
  std::int64_t sum = 0;
  for (const Redemption& redemption : open_at(book, spot.item, spot.place)) {
    if (!check_not_out(book, zone, redemption, now)) sum += redemption.quantity;
  }
  return sum;
}

Result<std::vector<std::string>> make_room(store::Writer& book, points::Ledger& ledger,
                                           const Terms& terms, const Stocktake& asked,
                                           std::int64_t held) {
  std::vector<std::string> codes;
  const auto vouchers = unservable(book, terms.zone, asked, held, ledger.now());
  if (!vouchers) return vouchers.error();
  for (const Redemption& redemption : *vouchers) codes.push_back(redemption.code);
  if (codes.empty() || asked.cancel_unservable) {
    for (const Redemption& redemption : *vouchers) {
      const auto cancelled = cancel(book, ledger, terms, redemption, {Cause::office, asked.reason});
      if (!cancelled) return cancelled.error();
    }
    return codes;
  }
  std::vector<std::string> shown;
  for (const std::string& code : codes) shown.push_back(text::in_halves(code));
  return Error{Problem::stock_below_held,
               {item_at(book, asked.spot.item).code, std::to_string(asked.counted),
                std::to_string(held), text::joined(shown, ", ")},
               {}};
}

StockPosting posting_of(const store::Writer& book, const Stocktake& asked, const LotPart& part) {
  StockPosting posting;
  posting.lot = part.lot;
  posting.quantity = part.quantity;
  posting.happened_at = book.now();
  posting.note = asked.reason;
  return posting;
}

Status book_missing(store::Writer& book, StockLedger& stock, const Stocktake& asked,
                    std::int64_t missing) {
  const auto gone = taken_from_shelf(book, asked.spot, missing, asked.lot, stock.now());
  if (!gone) return gone.error();
  StockPosting posting = posting_of(book, asked, {});
  posting.debit = stock.of_place(StockAccountKind::shelf, asked.spot.place);
  posting.credit = stock.of_place(StockAccountKind::missing, asked.spot.place);
  posting.kind = MovementKind::miss;
  stock.post(part_by_part(*gone, posting));
  return {};
}

// Until when something is good that nobody knows of: as long as the first of what lies there.
Result<std::optional<Instant>> end_of_found(const store::Reader& book, const Stocktake& asked) {
  const auto as_lot = [](Instant end) {
    return end == points::kNever ? std::optional<Instant>() : std::optional(end);
  };
  if (asked.expires_at) return as_lot(*asked.expires_at);
  std::vector<LotPart> there = lots_there(book, StockAccountKind::shelf, asked.spot);
  for (const LotPart& held : lots_there(book, StockAccountKind::held, asked.spot)) {
    there.push_back(held);
  }
  if (there.empty()) {
    return Error{Problem::expiry_needed, {item_at(book, asked.spot.item).code}, {}};
  }
  const auto first = std::min_element(there.begin(), there.end(), [](const auto& a, const auto& b) {
    return a.expires_at < b.expires_at;
  });
  return as_lot(first->expires_at);
}

Status book_found(store::Writer& book, StockLedger& stock, const Stocktake& asked,
                  std::int64_t found) {
  const Place& place = asked.spot.place;
  std::vector<LotPart> missed =
      still_good(lots_there(book, StockAccountKind::missing, asked.spot), stock.now());
  std::sort(missed.begin(), missed.end(),
            [](const LotPart& a, const LotPart& b) { return a.lot > b.lot; });
  const std::vector<LotPart> again = first_to_expire(missed, found);
  std::vector<StockPosting> postings;
  for (const LotPart& part : again) {
    StockPosting posting = posting_of(book, asked, part);
    posting.debit = stock.of_place(StockAccountKind::missing, place);
    posting.credit = stock.of_place(StockAccountKind::shelf, place);
    posting.kind = MovementKind::find;
    postings.push_back(std::move(posting));
  }
  const std::int64_t unknown = found - sum_of(again);
  if (unknown > 0) {
    const auto end = end_of_found(book, asked);
    if (!end) return end.error();
    const std::int64_t from = stock.of_place(StockAccountKind::found, place);
    const std::int64_t to = stock.of_place(StockAccountKind::shelf, place);
    const std::int64_t lot = stock.add_lot({asked.spot.item, {}, *end, book.now()});
    StockPosting posting = posting_of(book, asked, {lot, unknown, {}});
    posting.debit = from;
    posting.credit = to;
    posting.kind = MovementKind::find;
    postings.push_back(std::move(posting));
  }
  stock.post(postings);
  return {};
}

}  // namespace

Result<Counted> count_stock(store::Writer& book, points::Ledger& ledger, const Terms& terms,
                            const Stocktake& asked) {
  if (asked.expires_at && *asked.expires_at <= ledger.now()) {
    return Error{Problem::donation_lapsed, {std::to_string(asked.expires_at->seconds)}, {}};
  }
  const Status settled = settle_clock(book, ledger, asked.spot);
  if (!settled) return settled.error();
  if (asked.lot) {
    const auto known = taken_from_shelf(book, asked.spot, 0, asked.lot, ledger.now());
    if (!known) return known.error();
  }
  Counted counted;
  counted.shelf = sum_of(lots_there(book, StockAccountKind::shelf, asked.spot));
  // What is kept for a voucher that awaits the list of the place may be past its date.
  counted.held =
      sum_of(still_good(lots_there(book, StockAccountKind::held, asked.spot), ledger.now()));
  counted.may_be_out = held_unseen(book, terms.zone, asked.spot, ledger.now());
  auto cancelled = make_room(book, ledger, terms, asked, counted.held);
  if (!cancelled) return cancelled.error();
  counted.cancelled = std::move(*cancelled);
  const std::int64_t difference = asked.counted - counted.shelf - counted.held;
  StockLedger stock(ledger.chain());
  if (difference < 0) {
    counted.missing = -difference;
    const Status booked = book_missing(book, stock, asked, counted.missing);
    if (!booked) return booked.error();
  } else if (difference > 0) {
    if (asked.lot) return Error{Problem::stock_lot_with_found, {}, {}};
    counted.found = difference;
    const Status booked = book_found(book, stock, asked, difference);
    if (!booked) return booked.error();
  }
  return counted;
}

}  // namespace yangxiao::redeem
