#include "report/deferred_indexes.hpp"

#include <algorithm>

#include <sqlite3.h>

namespace yangxiao::report {
namespace {

constexpr const char* kHasReports = R"sql(SELECT EXISTS (SELECT 1 FROM report))sql";
constexpr const char* kIndexes = R"sql(
  SELECT name, sql FROM sqlite_schema
  WHERE type = 'index' AND tbl_name = 'report' AND sql IS NOT NULL)sql";
constexpr const char* kHasMembers = R"sql(SELECT EXISTS (SELECT 1 FROM member))sql";
constexpr const char* kRepeated = R"sql(
  SELECT external_id, min(line), max(line) FROM report
  WHERE external_id IS NOT NULL
  GROUP BY channel, external_id HAVING count(*) > 1 ORDER BY 3 LIMIT 1)sql";
constexpr const char* kCount = R"sql(SELECT count(*) FROM report)sql";
constexpr std::string_view kUniqueIndex = "report_external";
// That nothing points to a row that goes is looked up in it; an import writes nothing into it.
constexpr std::string_view kHeadIndex = "report_head";
constexpr std::string_view kMemberIndex = "report_member";

}  // namespace

DeferredIndexes DeferredIndexes::for_import(store::Writer& book, bool keep_unique) {
  DeferredIndexes deferred(book);
  if (book.database().execAndGet(kHasReports).getInt() != 0) return deferred;
  // To make an index reads the whole table, even where next to nothing is in it.
  const bool has_members = book.database().execAndGet(kHasMembers).getInt() != 0;
  std::vector<std::string_view> kept = {kHeadIndex};
  if (!has_members) kept.push_back(kMemberIndex);
  if (keep_unique) kept.push_back(kUniqueIndex);
  deferred.drop_all_but(kept);
  deferred.defers_unique_ = !keep_unique;
  return deferred;
}

DeferredIndexes DeferredIndexes::for_removal(store::Writer& book, std::size_t rows) {
  DeferredIndexes deferred(book);
  const auto all = static_cast<std::size_t>(book.database().execAndGet(kCount).getInt64());
  if (rows > all / 2) deferred.drop_all_but(std::span(&kHeadIndex, 1));
  return deferred;
}

void DeferredIndexes::drop_all_but(std::span<const std::string_view> kept) {
  {
    SQLite::Statement query(book_->database(), kIndexes);
    while (query.executeStep()) {
      Index index{query.getColumn(0).getString(), query.getColumn(1).getString()};
      if (std::find(kept.begin(), kept.end(), index.name) == kept.end())
        dropped_.push_back(std::move(index));
    }
  }
  for (const Index& index : dropped_) book_->database().exec("DROP INDEX " + index.name);
}

Status DeferredIndexes::finish(const std::string& file) {
  if (dropped_.empty()) return {};
  for (const Index& index : dropped_) {
    const int made = book_->database().tryExec(index.sql);
    if (made == SQLITE_CONSTRAINT) {
      SQLite::Statement repeated(book_->database(), kRepeated);
      repeated.executeStep();
      return Error{Problem::code_repeated,
                   {repeated.getColumn(0).getString(), repeated.getColumn(1).getString()},
                   {file, static_cast<std::uint64_t>(repeated.getColumn(2).getInt64()), 0, {}}};
    }
    // Any other failure is SQLite's own: it is met again, and told, by exec().
    if (made != SQLITE_OK) book_->database().exec(index.sql);
  }
  dropped_.clear();
  return {};
}

}  // namespace yangxiao::report
