// Reserving: points and goods are held in one transaction, for a voucher.
#pragma once

#include <cstdint>
#include <optional>

#include "points/ledger.hpp"
#include "redeem/item.hpp"
#include "redeem/redemption.hpp"
#include "redeem/terms.hpp"

namespace yangxiao::redeem {

struct Wish {
  Item item;
  std::optional<std::int64_t> member;  // the row; nothing: of what is free for everybody
  Place place;
  std::int64_t quantity = 1;  // above zero
  bool offline = false;       // it may be handed out there without the book
};

// First what has lapsed of that stock and of that member is freed. What expires first is taken, and
// the voucher is good no longer than that. Errors, in this order: station_shut, partner_ended;
// item_withdrawn; member_needed; member_gone; item_day_limit, item_month_limit; stock_short;
// item_not_now (it is not handed out as long as the voucher would be good); points_short.
Result<Redemption> reserve(store::Writer& book, points::Ledger& ledger, const Terms& terms,
                           const Wish& wish);

}  // namespace yangxiao::redeem
