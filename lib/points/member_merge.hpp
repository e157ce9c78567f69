// Who was found to be one person has one account.
#pragma once

#include <string>

#include "catalogue/change.hpp"
#include "points/ledger.hpp"

namespace yangxiao::points {

// member::merge_members(), and what `from` has goes to `into`, lot by lot, each with its expiry,
// and what is held of it stays held. `random` and `uid` as Ledger::open() takes them. Errors: those
// of both.
Result<catalogue::Changed> merge_members(store::Writer& book, Random& random, std::int64_t uid,
                                         const std::string& from, const std::string& into);

}  // namespace yangxiao::points
