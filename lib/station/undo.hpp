// How an import of stations is taken back.
#pragma once

#include "store/batch.hpp"

namespace yangxiao::station {

inline constexpr const char* kBatchSubject = "stations";

// Takes a batch back as a whole: what it made is removed, what it wrote over is as it was. Errors:
// batch_missing, batch_undone, batch_built_on (a station was changed after it).
Result<store::Undone> undo_batch(store::Writer& book, std::int64_t batch);

}  // namespace yangxiao::station
