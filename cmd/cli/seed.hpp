// What a new book is born with, and what an older one gets when it is migrated.
#pragma once

#include "base/config.hpp"
#include "base/random.hpp"
#include "store/book.hpp"

namespace yangxiao::cli {

// Fills what is empty. `random` and `uid` as points::Ledger::open() takes them. Errors: those of an
// entry in the config's lists, and of its file of rules, that is not right.
Status seed_book(store::Writer& book, const Config& config, Random& random, std::int64_t uid);

}  // namespace yangxiao::cli
