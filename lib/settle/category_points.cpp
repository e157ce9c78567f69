#include "settle/category_points.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace yangxiao::settle {

namespace {

using ByCode = std::map<std::string, std::int64_t, std::less<>>;

CategoryPoints nearest_named(const ByCode& named, std::int64_t otherwise,
                             const report::CategoryTree& tree, std::int64_t category) {
  for (std::optional<std::int64_t> at = category; at; at = tree.at(*at).parent) {
    const auto found = named.find(tree.at(*at).code);
    if (found != named.end()) return {found->second, found->first};
  }
  return {otherwise, {}};
}

}  // namespace

CategoryPoints points_of_category(const points::Rules& rules, const report::CategoryTree& tree,
                                  std::int64_t category) {
  return nearest_named(rules.categories, rules.report, tree, category);
}

CategoryPoints weight_of_category(const points::Rules& rules, const report::CategoryTree& tree,
                                  std::int64_t category) {
  return nearest_named(rules.honours_categories, rules.honours_report, tree, category);
}

}  // namespace yangxiao::settle
