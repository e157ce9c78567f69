// Takes back what was earned by the rules, as far as it can be had by the clock.
#pragma once

#include <cstdint>
#include <string>

#include "points/reversal.hpp"

namespace yangxiao::settle {

// The points of vouchers of theirs that have lapsed are booked as free first: whether cron has run
// makes no difference to what is recovered. Errors: those of points::take_back_earning.
Result<points::Reversed> take_back(store::Writer& book, points::Ledger& ledger,
                                   std::int64_t transfer, const std::string& reason,
                                   const points::TakingBack& how = {});

}  // namespace yangxiao::settle
