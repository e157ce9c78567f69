#include "points/schema_check.hpp"

#include <map>
#include <string>

#include "points/check.hpp"

namespace yangxiao::points {
namespace {

// Tables, their indexes and triggers; of other tables the triggers alone: the book has none.
constexpr const char* kGuarded = R"sql(
  SELECT type || ' ' || name, sql FROM sqlite_schema
  WHERE sql IS NOT NULL AND (type IN ('trigger', 'view') OR tbl_name IN ('ledger', 'actor', 'account',
    'member_account', 'transfer', 'transfer_note', 'lot', 'allocation', 'request', 'rule',
    'stock_account', 'stock_lot', 'stock_movement', 'stock_note', 'stock')))sql";

using Schema = std::map<std::string, std::string>;

Schema schema_of(SQLite::Database& database) {
  Schema schema;
  SQLite::Statement query(database, kGuarded);
  while (query.executeStep()) {
    schema.emplace(query.getColumn(0).getString(), query.getColumn(1).getString());
  }
  return schema;
}

Error differs(const std::string& name) {
  return {Problem::ledger_broken, {name, "", std::string(name_of(Flaw::schema))}, {}};
}

}  // namespace

Status check_schema(const store::Reader& book) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
  store::apply_migrations(fresh, store::shipped_migrations());
  const Schema wanted = schema_of(fresh);
  const Schema found = schema_of(book.database());
  for (const auto& [name, sql] : wanted) {
    const auto there = found.find(name);
    if (there == found.end() || there->second != sql) return differs(name);
  }
  for (const auto& [name, sql] : found) {
    if (!wanted.contains(name)) return differs(name);
  }
  return {};
}

}  // namespace yangxiao::points
