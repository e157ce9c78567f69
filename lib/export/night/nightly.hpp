// One run of a night: a whole set, or what changed, and what is too old goes.
#pragma once

#include "base/random.hpp"
#include "export/night/night_order.hpp"
#include "store/book.hpp"

namespace yangxiao::exporting {

// Whoever calls it holds the lock. Where only changes are asked for and nothing has changed,
// nothing is written. Of `keep` whole sets, the one that was just written counts; changes that go
// on from one that goes, go before it. Errors: night_of_other_book, those of write_night() and of
// write_increment().
Result<NightWritten> write_nightly(const store::Reader& book, const NightOrder& order,
                                   const calendar::Zone& zone, Random& random);

}  // namespace yangxiao::exporting
