// What members bring along from another book: once per member, with the lots that they had there.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/reporter.hpp"
#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "points/ledger.hpp"
#include "store/batch.hpp"
#include "table/import_options.hpp"
#include "table/imported_file.hpp"

namespace yangxiao::points {

// The subject of the batches (store/batch.hpp).
inline constexpr const char* kOpenings = "openings";

// Rows that are inserted are booked, unchanged ones are booked before.
struct OpeningSummary : table::ImportedFile {
  std::int64_t points = 0;
  std::int64_t members = 0;  // that points were booked for
};

// Books a file as a whole, what a member brings along as one group; several rows of a member are
// several lots. What was booked before is known again. Errors: those of table::read_rows and of
// OpeningRowReader; opening_lapsed ({0} the last day of what is to be booked); opening_differs ({0}
// member, {1} what the book has, {2} what the file says) where the same member brought something
// else along, which was not reversed.
Result<OpeningSummary> import_openings(store::Writer& book, Ledger& ledger,
                                       const calendar::Zone& zone, Input& input,
                                       const table::ImportOptions& options, Reporter& reporter);

struct UndoneOpenings {
  store::Undone rows;
  std::int64_t unrecovered = 0;  // points that had been spent
};
// Reverses what a batch booked, as far as it was not reversed before. Errors: batch_missing,
// batch_undone, those of reverse().
Result<UndoneOpenings> undo_openings(store::Writer& book, Ledger& ledger, std::int64_t batch,
                                     const std::string& reason);

}  // namespace yangxiao::points
