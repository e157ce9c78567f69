// Lists of donations into the book: all or nothing, and what is in it already is known again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/reporter.hpp"
#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "redeem/stock_ledger.hpp"
#include "store/batch.hpp"
#include "table/import_options.hpp"
#include "table/imported_file.hpp"

namespace yangxiao::redeem {

// The subject of the batches (store/batch.hpp).
inline constexpr const char* kDonations = "donations";

// Rows that are inserted are booked, unchanged ones are in the book already.
struct DonationSummary : table::ImportedFile {
  std::int64_t quantity = 0;  // that was booked
};

// A row is known again by donor, item, place, day, date and quantity: a list that grew books its
// new rows alone, and of rows that are alike as many as are new. Where a file of this name gave
// what it does not have now, donations_missing is noted: a row was changed, and what it said stays
// booked. Errors: those of table::read_rows, of DonationRowReader and of donate(), with the place
// of the row.
Result<DonationSummary> import_donations(store::Writer& book, StockLedger& stock,
                                         const calendar::Zone& zone, Input& input,
                                         const table::ImportOptions& options, Reporter& reporter);

// Books back what a batch booked, as long as all of it lies where it was given. Errors:
// batch_missing, batch_undone, batch_built_on.
Result<store::Undone> undo_donations(store::Writer& book, StockLedger& stock, std::int64_t batch);

// The same of one donation. How many it was. Errors: donation_missing (no donation made the lot,
// or it was taken back before), donation_used.
Result<std::int64_t> undo_donation(store::Writer& book, StockLedger& stock, std::int64_t lot);

}  // namespace yangxiao::redeem
