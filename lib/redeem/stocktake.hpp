// A stocktake: what lies there was counted, and what the book says beside it is put right.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "points/ledger.hpp"
#include "redeem/redemption.hpp"
#include "redeem/shelf.hpp"
#include "redeem/terms.hpp"

namespace yangxiao::redeem {

struct Stocktake {
  Spot spot;
  std::int64_t counted = 0;  // on the shelf and held, from 0
  std::string reason;
  std::optional<Instant> expires_at;  // of what is found and nobody knows from where; kNever
  bool cancel_unservable = false;
  std::optional<std::int64_t> lot = {};  // that what is missing is of; nothing: what expires first
};

struct Counted {
  std::int64_t shelf = 0;  // as the book said, without what is past its date
  std::int64_t held = 0;
  std::int64_t missing = 0;  // that is booked
  std::int64_t found = 0;
  std::int64_t may_be_out = 0;         // of what is held: it may have been handed out unseen
  std::vector<std::string> cancelled;  // vouchers, the newest first
};

// First what has lapsed or is past its date is booked. What is missing is taken from what expires
// first; what is found again was missing here, the newest first, or has a lot of its own, good
// until the time that is given, or as long as what expires first of what lies there. Errors:
// stock_lot_missing, stock_short (of the lot that is named), stock_lot_with_found; stock_below_held
// (with the codes of the vouchers that cannot be served, unless they are to be cancelled: the
// newest first, as the office's fault); voucher_out (one of these may have been handed out unseen);
// expiry_needed; donation_lapsed.
Result<Counted> count_stock(store::Writer& book, points::Ledger& ledger, const Terms& terms,
                            const Stocktake& asked);

}  // namespace yangxiao::redeem
