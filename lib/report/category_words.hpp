// Categories that a config names.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "report/category_tree.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

// Those that the words name (codes, names, other words), and all below them, in order. A word of
// the `shipped` ones that the book has no category for is passed over; any other one is an error.
// Errors: config_value_bad, of the key.
Result<std::vector<std::int64_t>> categories_named(const store::Reader& book,
                                                   const CategoryTree& tree,
                                                   std::span<const std::string> words,
                                                   std::span<const std::string> shipped,
                                                   const std::string& key);

}  // namespace yangxiao::report
