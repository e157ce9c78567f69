#include "catalogue/rare_choices.hpp"

#include <fmt/format.h>

#include "base/privacy.hpp"

namespace yangxiao::catalogue {
namespace {

// Those without one, and then the rarest first.
std::string counts_sql(const Kind& kind, const Field& field) {
  const std::string gone = kind.gone.empty()
                               ? std::string()
                               : fmt::format("WHERE {} NOT IN ({})", kind.table, kind.gone);
  return fmt::format(
      "SELECT {0}, count(*) FROM {1} {2} GROUP BY {0} ORDER BY {0} IS NOT NULL, 2, 1", field.name,
      kind.table, gone);
}

}  // namespace

std::set<std::string> rare_choices(const store::Reader& book, const Kind& kind,
                                   const Field& field) {
  std::set<std::string> rare;
  std::int64_t hidden = 0;
  SQLite::Statement counts(book.database(), counts_sql(kind, field));
  while (counts.executeStep()) {
    const std::int64_t count = counts.getColumn(1).getInt64();
    const bool is_said = !counts.isColumnNull(0);
    const bool is_enough = rare.empty() || hidden >= kSmallestGroup;
    if (is_said && count >= kSmallestGroup && is_enough) break;
    hidden += count;
    if (is_said) rare.insert(counts.getColumn(0).getString());
  }
  return rare;
}

}  // namespace yangxiao::catalogue
