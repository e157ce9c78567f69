// Visitors' books into the book: streaming, all or nothing; the same file again changes nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/reporter.hpp"
#include "redeem/visit/visit.hpp"
#include "store/batch.hpp"
#include "table/import_options.hpp"
#include "table/imported_file.hpp"

namespace yangxiao::redeem {

inline constexpr const char* kVisits = "visits";  // the subject of their batches

struct VisitSummary : table::ImportedFile {
  std::int64_t people = 0;       // of those that are new
  std::int64_t given = 0;        // to them
  std::uint64_t no_members = 0;  // rows with a name that is no member's
};

// Imports one file in the writer's transaction. A row that says the same as a visit of the book is
// that one, each of them once. Errors: those of table::read_rows, VisitRowReader, VisitWriter.
// Notes: those of table::read_rows, columns_unused.
Result<VisitSummary> import_visits(store::Writer& book, points::Ledger& ledger,
                                   const calendar::Zone& zone, Input& input,
                                   const table::ImportOptions& options, Reporter& reporter);

// Takes an import back: the visits go, and what was given lies on the shelf again, or is waste
// where it is past its date by now. Errors: batch_missing, batch_undone.
Result<store::Undone> undo_visits(store::Writer& book, points::Ledger& ledger, std::int64_t batch,
                                  const std::string& reason);

}  // namespace yangxiao::redeem
