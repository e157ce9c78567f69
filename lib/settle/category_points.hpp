// What the rules give for a category: of the category itself, of the nearest one above it that they
// name, or what they give for every other.
#pragma once

#include <cstdint>
#include <string>

#include "points/rules.hpp"
#include "report/category_tree.hpp"

namespace yangxiao::settle {

struct CategoryPoints {
  std::int64_t points = 0;
  std::string named;  // the code that the rules name; empty: none of them
};
CategoryPoints points_of_category(const points::Rules& rules, const report::CategoryTree& tree,
                                  std::int64_t category);
// The same of the weights by which members are honoured.
CategoryPoints weight_of_category(const points::Rules& rules, const report::CategoryTree& tree,
                                  std::int64_t category);

}  // namespace yangxiao::settle
