// Handing over what a voucher is for.
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

}  // namespace yangxiao::redeem
