// The list of what a place handed out where the book was not at hand, into the book: all or
// nothing, and what is in it already is known again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/reporter.hpp"
#include "points/ledger.hpp"
#include "redeem/handed_out_row.hpp"
#include "redeem/place_list.hpp"
#include "redeem/second_hand_out.hpp"
#include "store/batch.hpp"
#include "table/import_options.hpp"
#include "table/imported_file.hpp"

namespace yangxiao::redeem {

// The subject of the batches (store/batch.hpp).
inline constexpr const char* kPlaceLists = "place-lists";

// Rows that are inserted are booked, unchanged ones are in the book already.
struct HandedOutSummary : table::ImportedFile {
  std::uint64_t not_offline = 0;  // vouchers that were not meant for it, and were good all the same
  std::vector<SecondHandOut> again;  // by the order of the list, each as it was found
  std::optional<ListSpan> told;      // the list is in; nothing: rows were rejected, so it is not
  std::int64_t let_go = 0;           // vouchers that no list has, and that are kept no longer
};

// What the place handed out for a voucher that was good then is collected; what it handed out for
// another one is booked as lost, and kept with the voucher. A row is known again by its voucher: a
// list told it before, up to a quarter of an hour earlier or later, since times are put right; or
// it was collected in the same minute. Within one list such rows are two, but for those of one
// minute. When all rows are taken the list is in. Errors: list_end_needed (it has no time, and
// nobody says until when it tells); those of table::read_rows and of HandedOutRowReader, with the
// place of the row.
Result<HandedOutSummary> import_handed_out(store::Writer& book, points::Ledger& ledger,
                                           const calendar::Zone& zone, const PlaceList& list,
                                           Input& input, const table::ImportOptions& options,
                                           Reporter& reporter);

}  // namespace yangxiao::redeem
