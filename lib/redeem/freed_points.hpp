// Points of vouchers that have lapsed by the clock and are not booked: who reserves now gets them
// back first.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "store/book.hpp"

namespace yangxiao::redeem {

// By the code of who the member is now; of what ran out while it was held, nothing. Cost: the
// vouchers that have lapsed since they were booked last.
std::unordered_map<std::string, std::int64_t> freed_points(const store::Reader& book, Instant now);

}  // namespace yangxiao::redeem
