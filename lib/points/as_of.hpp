// The ledger as it was: how far it went by a time, and what a member had then.
#pragma once

#include <cstdint>

#include "base/clock.hpp"
#include "points/balance.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

struct AsOf {
  std::int64_t up_to = 0;  // transfers with this number or a lower one
  Instant at;              // what had run out by then had run out
};

// The first transfer that was recorded at a time or later, or the number behind the last one; times
// never decrease. Logarithmic.
std::int64_t first_transfer_from(const store::Reader& book, Instant at);

// As balance_of() of the whole ledger, reckoned from what was booked by then. Cost: the bookings of
// the member.
MemberBalance balance_as_of(const store::Reader& book, std::int64_t member, const std::string& code,
                            const AsOf& as_of);

}  // namespace yangxiao::points
