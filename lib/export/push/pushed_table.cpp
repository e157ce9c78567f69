#include "export/push/pushed_table.hpp"

#include <array>

namespace yangxiao::exporting {
namespace {

constexpr const char* kBuried = R"sql(
  SELECT key FROM tombstone WHERE table_name = ?1 AND mark > ?2)sql";

}  // namespace

std::span<const PushedTable> pushed_tables() {
  static const std::array kTables = {pushed_stations(), pushed_members(),   pushed_services(),
                                     pushed_entries(),  pushed_reports(),   pushed_redemptions(),
                                     pushed_accounts(), pushed_transfers(), pushed_lots()};
  return kTables;
}

std::vector<std::string_view> keyed(std::string_view key, std::span<const table::Column> columns) {
  std::vector<std::string_view> names = {key};
  for (const table::Column& column : columns) names.push_back(column.key);
  return names;
}

std::vector<std::string> buried(const PushedBook& all, const PushedState& since,
                                std::string_view table) {
  SQLite::Statement row(all.book.database(), kBuried);
  row.bind(1, std::string(table));
  row.bind(2, since.mark);
  std::vector<std::string> codes;
  while (row.executeStep()) codes.push_back(row.getColumn(0).getString());
  return codes;
}

}  // namespace yangxiao::exporting
