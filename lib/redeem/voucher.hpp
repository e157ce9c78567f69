// Which voucher somebody shows, and whether it is good: for collecting and cancelling, by its state
// and by the clock.
#pragma once

#include <span>
#include <string_view>

#include "calendar/zone.hpp"
#include "redeem/redemption.hpp"
#include "redeem/voucher_key.hpp"

namespace yangxiao::redeem {

// By what its QR code says, which this book has to have signed with one of its keys, or by its
// code. Errors: voucher_key_missing, those of open_payload, payload_other_book, those of
// redemption_with_code.
Result<Redemption> redemption_shown(const store::Reader& book, std::string_view word,
                                    std::span<const PublicKey> keys);

// Errors: voucher_collected, voucher_cancelled, voucher_returned, voucher_lapsed, voucher_awaited.
Status check_voucher(const store::Reader& book, const Redemption& redemption, Instant when);

// That an open voucher cannot have been handed out unseen: it is not for that, or the lists of its
// place tell all since it was reserved, to within ten minutes of `when`. Errors: voucher_out.
Status check_not_out(const store::Reader& book, const calendar::Zone& zone,
                     const Redemption& redemption, Instant when);

}  // namespace yangxiao::redeem
