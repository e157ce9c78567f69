// Lists of what a place handed out without the book: until when they are in.
#pragma once

#include <cstdint>
#include <optional>

#include "redeem/place.hpp"
#include "store/book.hpp"

namespace yangxiao::redeem {

// Until when the lists of a place tell what was handed out there; nothing: none is in. Cost: the
// lists that are in.
std::optional<Instant> list_reach(const store::Reader& book, const Place& place);

// That the list of a batch is in, which tells all until a moment: what it does not say to be handed
// out lapses with the end of its voucher, and is kept no longer. For how many vouchers.
std::int64_t take_list_in(store::Writer& book, std::int64_t batch, const Place& place,
                          Instant until);

}  // namespace yangxiao::redeem
