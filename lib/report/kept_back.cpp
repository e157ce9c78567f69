#include "report/kept_back.hpp"

#include "base/config.hpp"
#include "report/category_words.hpp"

namespace yangxiao::report {

Result<std::vector<std::int64_t>> kept_back(const store::Reader& book, const CategoryTree& tree,
                                            std::span<const std::string> words) {
  static const std::vector<std::string> kShipped = Config().report_not_open;
  return categories_named(book, tree, words, kShipped, "not_open");
}

}  // namespace yangxiao::report
