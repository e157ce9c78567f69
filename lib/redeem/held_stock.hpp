// What is held of stock for a voucher, of each lot so much.
#pragma once

#include <cstdint>
#include <vector>

#include "redeem/redemption.hpp"
#include "redeem/shelf.hpp"
#include "redeem/stock_ledger.hpp"

namespace yangxiao::redeem {

struct StockHold {
  std::int64_t movement = 0;
  LotPart part;
};
// That has not ended, by number.
std::vector<StockHold> stock_held_for(const store::Reader& book, std::int64_t redemption);

// Ends all of it: handed out, or back on the shelf. What is past its date expires at once: these.
std::vector<LotPart> end_stock_hold(const store::Reader& book, StockLedger& stock,
                                    const Redemption& redemption, MovementKind kind,
                                    Instant happened_at);

}  // namespace yangxiao::redeem
