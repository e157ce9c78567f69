// Which voucher somebody shows, and whether it is good: for collecting and cancelling, by its state
// and by the clock.
#pragma once

#include <optional>
#include <string_view>

#include "redeem/redemption.hpp"
#include "redeem/voucher_key.hpp"

namespace yangxiao::redeem {

// By what its QR code says, which this book has to have signed, or by its code. `key`: the book's,
// if it has one. Errors: voucher_key_missing, those of open_payload, payload_other_book, those of
// redemption_with_code.
Result<Redemption> redemption_shown(const store::Reader& book, std::string_view word,
                                    const std::optional<PublicKey>& key);

// Errors: voucher_collected, voucher_cancelled, voucher_returned, voucher_lapsed, voucher_awaited.
Status check_voucher(const store::Reader& book, const Redemption& redemption, Instant when);

// That an open voucher cannot have been handed out unseen: it is not for that, or the lists of its
// place reach to within an hour of `when`. Errors: voucher_out.
Status check_not_out(const store::Reader& book, const Redemption& redemption, Instant when);

}  // namespace yangxiao::redeem
