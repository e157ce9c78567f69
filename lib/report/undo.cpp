#include "report/undo.hpp"

#include "catalogue/entry_table.hpp"
#include "member/member.hpp"
#include "report/deferred_indexes.hpp"
#include "report/import.hpp"
#include "report/link.hpp"
#include "report/report_table.hpp"
#include "report/sorting.hpp"

namespace yangxiao::report {
namespace {

// What stands on a batch: reports that it wrote and that were written again since, or point to.
constexpr const char* kBuiltOn = R"sql(
  SELECT report FROM report WHERE batch = ?1 AND content <> ?2
  UNION
  SELECT batch_former.row FROM batch_former
  LEFT JOIN report ON report.report = batch_former.row
  WHERE batch_former.batch = ?1 AND (report.content IS NULL OR report.content <> ?2)
  ORDER BY 1)sql";
constexpr const char* kMade = R"sql(SELECT report FROM report WHERE batch = ?1)sql";
constexpr const char* kRemoveDuesOfMade = R"sql(
  DELETE FROM due WHERE report IN (SELECT report FROM report WHERE batch = ?1)
    AND settled_at IS NULL RETURNING due)sql";
constexpr const char* kRemoveEventsOfMade = R"sql(
  DELETE FROM report_event WHERE report IN (SELECT report FROM report WHERE batch = ?1)
  RETURNING event)sql";
constexpr const char* kRemoveMade = R"sql(DELETE FROM report WHERE batch = ?1)sql";
constexpr const char* kRemoveDues = R"sql(
  DELETE FROM due WHERE content = ?1 AND settled_at IS NULL RETURNING due)sql";
constexpr const char* kRevive = R"sql(
  UPDATE due SET cancelled_at = NULL, mark = ?2 WHERE mark = ?1 AND content <> ?1)sql";
constexpr const char* kRemoveEvents = R"sql(
  DELETE FROM report_event WHERE mark = ?1
  AND report IN (SELECT row FROM batch_former WHERE batch = ?2) RETURNING event)sql";

std::string code_of_found(const SQLite::Column& column) { return code_of(column.getInt64()); }

SQLite::Statement with(store::Writer& book, const char* sql,
                       std::initializer_list<std::int64_t> values) {
  SQLite::Statement statement(book.database(), sql);
  int index = 1;
  for (const std::int64_t value : values) statement.bind(index++, value);
  return statement;
}

// The reports that the batch brought go, with their dues and events.
Result<std::uint64_t> remove_made(store::Writer& book, std::int64_t batch) {
  std::vector<std::int64_t> made;
  auto query = with(book, kMade, {batch});
  while (query.executeStep()) made.push_back(query.getColumn(0).getInt64());
  query.reset();
  auto dues = with(book, kRemoveDuesOfMade, {batch});
  book.remove("due", dues);
  auto events = with(book, kRemoveEventsOfMade, {batch});
  book.remove("report_event", events);
  auto deferred = DeferredIndexes::for_removal(book, made.size());
  with(book, kRemoveMade, {batch}).exec();
  for (const std::int64_t report : made) book.bury("report", code_of(report));
  const Status indexed = deferred.finish({});
  if (!indexed) return indexed.error();
  return made.size();
}

// The updated reports' dues and events of the batch go, and dues that it cancelled stand again.
void take_back_traces(store::Writer& book, std::int64_t batch, std::int64_t mark) {
  auto dues = with(book, kRemoveDues, {mark});
  book.remove("due", dues);
  with(book, kRevive, {mark, book.mark()}).exec();
  auto events = with(book, kRemoveEvents, {mark, batch});
  book.remove("report_event", events);
}

}  // namespace

Result<store::Undone> undo_batch(store::Writer& book, std::int64_t batch) {
  const auto mark = store::mark_of_batch(book, kBatchSubject, batch);
  if (!mark) return mark.error();
  const Status none =
      store::check_none_found(book, kBuiltOn, batch, *mark, Problem::batch_built_on, code_of_found);
  if (!none) return none.error();
  unlink(book, *mark);
  ReportWriter writer(book);
  store::Undone undone;
  const auto removed = remove_made(book, batch);
  if (!removed) return removed.error();
  undone.removed = *removed;
  take_back_traces(book, batch, *mark);
  undone.restored = store::restore_former_rows(book, batch, [&](const store::FormerRow& row) {
    auto former = from_json(row.json);
    if (former) {
      former->id = row.row;
      writer.restore(*former);
    }
    return former.has_value();
  });
  for (const catalogue::Kind* kind : {&member::members(), &categories(), &channels()}) {
    catalogue::remove_made(book, *kind, batch, *mark);
  }
  store::mark_undone(book, batch);
  return undone;
}

}  // namespace yangxiao::report
