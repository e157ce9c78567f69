// What a new book is born with.
#pragma once

#include "base/config.hpp"
#include "store/book.hpp"

namespace yangxiao::cli {

void seed_book(store::Writer& book, const Config& config);

}  // namespace yangxiao::cli
