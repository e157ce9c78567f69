// What lies on shelves and is held, at its price: what members' points could be redeemed for.
#pragma once

#include <cstdint>
#include <optional>

#include "store/book.hpp"

namespace yangxiao::redeem {

// In points, by the prices of now; of what was booked before a moment and, where it is given, up to
// a link of the chain. Cost: every movement.
std::int64_t stock_value(const store::Reader& book, Instant before,
                         const std::optional<std::int64_t>& up_to);

}  // namespace yangxiao::redeem
