#include "report/bulk_load.hpp"

#include <sqlite3.h>

namespace yangxiao::report {
namespace {

constexpr const char* kHasReports = R"sql(SELECT EXISTS (SELECT 1 FROM report))sql";
constexpr const char* kIndexes = R"sql(
  SELECT name, sql FROM sqlite_schema
  WHERE type = 'index' AND tbl_name = 'report' AND sql IS NOT NULL)sql";
constexpr const char* kRepeated = R"sql(
  SELECT external_id, min(line), max(line) FROM report
  WHERE external_id IS NOT NULL
  GROUP BY channel, external_id HAVING count(*) > 1 ORDER BY 3 LIMIT 1)sql";
constexpr const char* kUniqueIndex = "report_external";

}  // namespace

BulkLoad::BulkLoad(store::Writer& book, bool keep_unique) : book_(book) {
  if (book.database().execAndGet(kHasReports).getInt() != 0) return;
  {
    SQLite::Statement query(book.database(), kIndexes);
    while (query.executeStep()) {
      Index index{query.getColumn(0).getString(), query.getColumn(1).getString()};
      if (index.name != kUniqueIndex || !keep_unique) dropped_.push_back(std::move(index));
    }
  }
  defers_unique_ = !keep_unique;
  for (const Index& index : dropped_) book.database().exec("DROP INDEX " + index.name);
}

Status BulkLoad::finish(const std::string& file) {
  if (dropped_.empty()) return {};
  for (const Index& index : dropped_) {
    const int made = book_.database().tryExec(index.sql);
    if (made == SQLITE_CONSTRAINT) {
      SQLite::Statement repeated(book_.database(), kRepeated);
      repeated.executeStep();
      return Error{Problem::code_repeated,
                   {repeated.getColumn(0).getString(), repeated.getColumn(1).getString()},
                   {file, static_cast<std::uint64_t>(repeated.getColumn(2).getInt64()), 0, {}}};
    }
    // Any other failure is SQLite's own: it is met again, and told, by exec().
    if (made != SQLITE_OK) book_.database().exec(index.sql);
  }
  dropped_.clear();
  return {};
}

}  // namespace yangxiao::report
