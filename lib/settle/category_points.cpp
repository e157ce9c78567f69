#include "settle/category_points.hpp"

#include <optional>

namespace yangxiao::settle {

CategoryPoints points_of_category(const points::Rules& rules, const report::CategoryTree& tree,
                                  std::int64_t category) {
  for (std::optional<std::int64_t> at = category; at; at = tree.at(*at).parent) {
    const auto named = rules.categories.find(tree.at(*at).code);
    if (named != rules.categories.end()) return {named->second, named->first};
  }
  return {rules.report, {}};
}

}  // namespace yangxiao::settle
