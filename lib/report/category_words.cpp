#include "report/category_words.hpp"

#include <algorithm>

#include "catalogue/reference.hpp"

namespace yangxiao::report {

Result<std::vector<std::int64_t>> categories_named(const store::Reader& book,
                                                   const CategoryTree& tree,
                                                   std::span<const std::string> words,
                                                   std::span<const std::string> shipped,
                                                   const std::string& key) {
  catalogue::References references(book);
  std::vector<std::int64_t> all;
  for (const std::string& word : words) {
    const auto category = references.find("category", word, key);
    if (category) {
      const auto below = tree.below(*category);
      all.insert(all.end(), below.begin(), below.end());
    } else if (std::find(shipped.begin(), shipped.end(), word) == shipped.end()) {
      return Error{Problem::config_value_bad, {key, "report category list"}, {"", 0, 0, word}};
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace yangxiao::report
