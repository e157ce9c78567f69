// Lists of what a place handed out without the book: of which times they tell.
#pragma once

#include <cstdint>
#include <optional>

#include "calendar/zone.hpp"
#include "redeem/place.hpp"
#include "store/book.hpp"

namespace yangxiao::redeem {

// From when until when a list tells all.
struct ListSpan {
  Instant since;
  Instant until;
  bool ends_with_row = false;  // with its last one, and not where somebody said
  bool goes_on = false;        // from the list before it: nobody said where it begins
};

// Whether the lists of a place tell all between two moments. From the end of a list to the next
// midnight nothing is handed out if the list behind it goes on from it, or if it ends with its last
// row; between an end and a beginning that were both said nobody knows. Cost: the lists that are
// in.
bool lists_tell(const store::Reader& book, const calendar::Zone& zone, const Place& place,
                const ListSpan& span);

// Whose list a batch is; nothing: it is not in, since rows of it were skipped.
std::optional<Place> place_of_list(const store::Reader& book, std::int64_t batch);

// That the list of a batch is in: where the lists tell all of a voucher's time now, and it was not
// handed out, it lapses with its end, and is kept no longer. For how many vouchers.
std::int64_t take_list_in(store::Writer& book, const calendar::Zone& zone, std::int64_t batch,
                          const Place& place, const ListSpan& span);

}  // namespace yangxiao::redeem
