#include "report/kept_back.hpp"

#include <algorithm>

#include "base/config.hpp"
#include "catalogue/reference.hpp"

namespace yangxiao::report {

Result<std::vector<std::int64_t>> kept_back(const store::Reader& book, const CategoryTree& tree,
                                            std::span<const std::string> words) {
  static const std::vector<std::string> kShipped = Config().report_not_open;
  catalogue::References references(book);
  std::vector<std::int64_t> all;
  for (const std::string& word : words) {
    const auto category = references.find("category", word, "not_open");
    if (category) {
      const auto below = tree.below(*category);
      all.insert(all.end(), below.begin(), below.end());
    } else if (std::find(kShipped.begin(), kShipped.end(), word) == kShipped.end()) {
      return Error{
          Problem::config_value_bad, {"not_open", "report category list"}, {"", 0, 0, word}};
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace yangxiao::report
