// Whether a voucher is good: for collecting and cancelling, by its state and by the clock.
#pragma once

#include "redeem/redemption.hpp"

namespace yangxiao::redeem {

// Errors: voucher_collected, voucher_cancelled, voucher_returned, voucher_lapsed.
Status check_voucher(const store::Reader& book, const Redemption& redemption, Instant when);

}  // namespace yangxiao::redeem
