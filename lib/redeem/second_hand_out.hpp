// Goods that went for a voucher which was not to be collected any more, or not there: a list of a
// place told it.
#pragma once

#include <cstdint>
#include <functional>

#include "redeem/redemption.hpp"
#include "redeem/stock_ledger.hpp"

namespace yangxiao::redeem {

struct SecondHandOut {
  Redemption redemption;
  RedemptionStep step;
  Place place;            // where they went, which may be another than the voucher's
  std::int64_t lost = 0;  // booked from the shelf, which may have had fewer
};

// Books one: of what had come to the place by then and is on the shelf still, what expires first is
// lost, and the voucher stays as it is. How many were there to be lost.
std::int64_t hand_over_again(store::Writer& book, StockLedger& stock, const SecondHandOut& second);

// The newest first. Cost: every step of every voucher.
Status each_second_hand_out(const store::Reader& book, const RedemptionFilter& filter, Instant when,
                            const std::function<Status(const SecondHandOut&)>& take);

}  // namespace yangxiao::redeem
