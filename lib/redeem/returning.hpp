// What was handed out and comes back: it was spoiled, it was something else, the box was empty, or
// it was never collected. The office bears it.
#pragma once

#include <cstdint>
#include <string>

#include "points/ledger.hpp"
#include "redeem/redemption.hpp"
#include "redeem/terms.hpp"

namespace yangxiao::redeem {

struct Returning {
  std::string reason;
  bool restock = false;  // onto the shelf: of goods; else it is waste
};
struct TakenBack {
  std::int64_t points = 0;     // that are the member's again
  std::int64_t restocked = 0;  // goods
  std::int64_t wasted = 0;
};
// Errors, in this order: voucher_open (nothing was handed
// out), voucher_cancelled, voucher_lapsed, voucher_returned; return_late; restock_refused.
Result<TakenBack> take_back(store::Writer& book, points::Ledger& ledger, const Terms& terms,
                            const Redemption& redemption, const Returning& asked);

}  // namespace yangxiao::redeem
