// An import of reports is taken back as a whole.
#pragma once

#include "store/batch.hpp"

namespace yangxiao::report {

// Removes the reports that the batch made and restores those that it wrote over, with their events
// and dues. Errors: batch_missing, batch_undone, batch_built_on, batch_settled.
Result<store::Undone> undo_batch(store::Writer& book, std::int64_t batch);

}  // namespace yangxiao::report
