#include "catalogue/reference_cells.hpp"

namespace yangxiao::catalogue {

Result<std::int64_t> reference_in(References& references, std::string_view list,
                                  const table::NamedColumns& columns, const table::Record& record,
                                  std::size_t code, std::size_t name) {
  const std::size_t by = columns.cell(record, code).empty() ? name : code;
  const std::string_view word = columns.cell(record, by);
  if (word.empty()) return columns.missing(record, columns.has(by) ? by : code);
  const auto found = references.find(list, word, columns.heading(by));
  if (!found) return columns.placed(found.error(), record, by);
  return *found;
}

}  // namespace yangxiao::catalogue
