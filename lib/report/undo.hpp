// An import of reports is taken back as a whole.
#pragma once

#include "store/batch.hpp"

namespace yangxiao::report {

// Removes the reports that the batch made and restores those that it wrote over, with their events
// and dues. A due that was settled stays, cancelled or not: settle::undo_reports() sees to it
// before. Errors: batch_missing, batch_undone, batch_built_on.
Result<store::Undone> undo_batch(store::Writer& book, std::int64_t batch);

}  // namespace yangxiao::report
