// What a new book is born with, and what an older one gets when it is migrated.
#pragma once

#include "base/config.hpp"
#include "store/book.hpp"

namespace yangxiao::cli {

// Fills what is empty. Errors: those of an entry in the config's lists that is not right.
Status seed_book(store::Writer& book, const Config& config);

}  // namespace yangxiao::cli
