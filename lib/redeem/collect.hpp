// Handing over what a voucher is for, and what was handed over where the book was not at hand.
#pragma once

#include <optional>
#include <string>

#include "points/ledger.hpp"
#include "redeem/redemption.hpp"
#include "redeem/terms.hpp"

namespace yangxiao::redeem {

struct Collecting {
  std::optional<Proof> proof;  // nothing: at the counter, and nobody asked
  std::string phone_digits;    // of Proof::phone: the last four of the member's phone
  std::optional<Place> place;  // where it is handed out; nothing: where the voucher says
};

// Errors, in this order: those of check_voucher; voucher_elsewhere; item_not_now; proof_differs.
Status collect(store::Writer& book, points::Ledger& ledger, const Terms& terms,
               const Redemption& redemption, const Collecting& asked);

// Books that it was handed out, when and how a step says. The voucher has to be open: what is held
// for it is taken.
Status hand_over(store::Writer& book, points::Ledger& ledger, const Redemption& redemption,
                 RedemptionStep how);

}  // namespace yangxiao::redeem
