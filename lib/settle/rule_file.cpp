#include "settle/rule_file.hpp"

#include "base/input.hpp"
#include "catalogue/reference.hpp"

namespace yangxiao::settle {

Result<points::Rules> read_rule_file(const store::Reader& book, const std::string& path) {
  const auto text = read_whole(path);
  if (!text) return text.error();
  catalogue::References references(book);
  const auto category = [&references](const std::string& word) -> points::NamedCategory {
    const auto found = references.find("category", word, {});
    if (found) return {references.code_of("category", *found), {}};
    // reference_unknown: {1} the nearest.
    return {{}, found.error().arguments.size() > 1 ? found.error().arguments[1] : std::string()};
  };
  return points::read_rules(*text, path, category);
}

}  // namespace yangxiao::settle
