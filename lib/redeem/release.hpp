// A voucher that is not collected: the points are the member's again, the goods are on the shelf
// again. It was cancelled, or it lapsed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "points/ledger.hpp"
#include "redeem/redemption.hpp"
#include "redeem/shelf.hpp"
#include "redeem/terms.hpp"

namespace yangxiao::redeem {

struct Released {
  std::int64_t points = 0;    // given back
  std::int64_t expired = 0;   // of these: they ran out while they were held
  std::int64_t renewed = 0;   // of these: given anew, by the office's fault
  std::vector<LotPart> past;  // goods that are past their date
};

struct Cancelling {
  Cause cause = Cause::member;
  std::string reason;
};
// Errors: those of check_voucher and of check_not_out.
Result<Released> cancel(store::Writer& book, points::Ledger& ledger, const Terms& terms,
                        const Redemption& redemption, const Cancelling& asked);

// Books what has lapsed of the vouchers for one item at one place, so that it is on the shelf
// again.
Status free_lapsed_stock(store::Writer& book, points::Ledger& ledger, const Spot& spot);

// Books all that has lapsed.
Status free_lapsed(store::Writer& book, points::Ledger& ledger);

// Books what has lapsed of a member's vouchers, so that the points can be spent, and taken back.
// Nobody has the code: nothing is booked.
Status free_lapsed_points(store::Writer& book, points::Ledger& ledger, const std::string& code);

// Books that vouchers have lapsed.
Result<Released> book_lapsed(store::Writer& book, points::Ledger& ledger,
                             std::span<const Redemption> lapsed);

}  // namespace yangxiao::redeem
