// Categories that tell of people in need: where nobody is to be found again no single report of
// them is shown.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "report/category_tree.hpp"
#include "store/book.hpp"

namespace yangxiao::report {

// Those that the words name (codes, names, other words), and all below them, in order. A word of
// the config's own list that the book has no category for is passed over; any other one is an
// error, since what was to be kept back would be shown. Errors: config_value_bad.
Result<std::vector<std::int64_t>> kept_back(const store::Reader& book, const CategoryTree& tree,
                                            std::span<const std::string> words);

}  // namespace yangxiao::report
