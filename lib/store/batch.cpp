#include "store/batch.hpp"

#include <algorithm>

#include "store/read_optional.hpp"

namespace yangxiao::store {
namespace {

// What read_batch() reads, in its order.
#define BATCH_COLUMNS                                                                 \
  "batch, file, sha256, imported_at, actor, inserted, updated, unchanged, conflict, " \
  "rejected, flawed, undone_at, undone_by, mark "
constexpr const char* kBatches =
    "SELECT " BATCH_COLUMNS "FROM batch WHERE subject = ?1 ORDER BY batch DESC";
constexpr const char* kBatch = "SELECT " BATCH_COLUMNS "FROM batch WHERE batch = ?1";
constexpr const char* kBegin = R"sql(
  INSERT INTO batch (subject, file, sha256, imported_at, actor, inserted, updated, unchanged,
    conflict, rejected, flawed, mark)
  VALUES (?5, ?1, '', ?2, ?3, 0, 0, 0, 0, 0, 0, ?4))sql";
constexpr const char* kFinish = R"sql(
  UPDATE batch SET sha256 = ?2, inserted = ?3, updated = ?4, unchanged = ?5, conflict = ?6,
    rejected = ?7, flawed = ?8
  WHERE batch = ?1)sql";
constexpr const char* kMarkUndone = R"sql(
  UPDATE batch SET undone_at = ?2, undone_by = ?3, mark = ?4 WHERE batch = ?1)sql";
constexpr const char* kKeepFormer = R"sql(
  INSERT INTO batch_former (batch, row, former, line) VALUES (?1, ?2, ?3, ?4))sql";
constexpr const char* kFormerLine = R"sql(
  SELECT line FROM batch_former WHERE batch = ?1 AND row = ?2)sql";
constexpr const char* kFormer = R"sql(
  SELECT row, former FROM batch_former WHERE batch = ?1 ORDER BY row)sql";
constexpr const char* kBatchMark = R"sql(
  SELECT mark, undone_at, subject FROM batch WHERE batch = ?1)sql";

std::uint64_t count_at(SQLite::Statement& row, int index) {
  return static_cast<std::uint64_t>(row.getColumn(index).getInt64());
}

Batch read_batch(SQLite::Statement& row) {
  Batch batch;
  batch.number = row.getColumn(0).getInt64();
  batch.file = row.getColumn(1).getString();
  batch.sha256 = row.getColumn(2).getString();
  batch.imported_at = Instant{row.getColumn(3).getInt64()};
  batch.actor = row.getColumn(4).getString();
  batch.counts = {count_at(row, 5), count_at(row, 6), count_at(row, 7),
                  count_at(row, 8), count_at(row, 9), count_at(row, 10)};
  batch.undone_at = store::read_time(row, 11);
  batch.undone_by = row.getColumn(12).getString();
  batch.mark = row.getColumn(13).getInt64();
  return batch;
}

}  // namespace

std::vector<Batch> batches(const Reader& book, const std::string& subject) {
  std::vector<Batch> list;
  SQLite::Statement query(book.database(), kBatches);
  query.bind(1, subject);
  while (query.executeStep()) list.push_back(read_batch(query));
  return list;
}

std::optional<Batch> batch_at(const Reader& book, std::int64_t number) {
  SQLite::Statement query(book.database(), kBatch);
  query.bind(1, number);
  if (!query.executeStep()) return std::nullopt;
  return read_batch(query);
}

std::int64_t begin_batch(Writer& book, const std::string& subject, const std::string& file) {
  SQLite::Statement insert(book.database(), kBegin);
  insert.bind(1, file);
  insert.bind(2, book.now().seconds);
  insert.bind(3, book.actor());
  insert.bind(4, book.mark());
  insert.bind(5, subject);
  insert.exec();
  return book.database().getLastInsertRowid();
}

void finish_batch(Writer& book, std::int64_t batch, const std::string& sha256,
                  const Counts& counts) {
  SQLite::Statement update(book.database(), kFinish);
  update.bind(1, batch);
  update.bind(2, sha256);
  int index = 3;
  for (const std::uint64_t count : {counts.inserted, counts.updated, counts.unchanged,
                                    counts.conflict, counts.rejected, counts.flawed}) {
    update.bind(index++, static_cast<std::int64_t>(count));
  }
  update.exec();
}

FormerRows::FormerRows(Writer& book, std::int64_t batch)
    : insert_(book.database(), kKeepFormer), line_(book.database(), kFormerLine), batch_(batch) {}

void FormerRows::keep(std::int64_t row, const std::string& json, std::uint64_t line) {
  insert_.reset();
  insert_.bind(1, batch_);
  insert_.bind(2, row);
  insert_.bindNoCopy(3, json);
  if (line == 0) {
    insert_.bind(4);
  } else {
    insert_.bind(4, static_cast<std::int64_t>(line));
  }
  insert_.exec();
}

std::optional<std::uint64_t> FormerRows::line_of(std::int64_t row) {
  line_.reset();
  line_.bind(1, batch_);
  line_.bind(2, row);
  if (!line_.executeStep()) return std::nullopt;
  return static_cast<std::uint64_t>(line_.getColumn(0).getInt64());
}

std::uint64_t restore_former_rows(const Writer& book, std::int64_t batch,
                                  const std::function<bool(const FormerRow&)>& restore) {
  std::vector<FormerRow> rows;
  SQLite::Statement query(book.database(), kFormer);
  query.bind(1, batch);
  while (query.executeStep()) {
    rows.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString()});
  }
  return static_cast<std::uint64_t>(std::count_if(rows.begin(), rows.end(), restore));
}

Status check_none_found(const Writer& book, const std::string& sql, std::int64_t batch,
                        std::int64_t mark, Problem problem, NameOfFound name_of) {
  SQLite::Statement query(book.database(), sql);
  query.bind(1, batch);
  query.bind(2, mark);
  std::uint64_t found = 0;
  std::string first;
  while (query.executeStep()) {
    if (found++ == 0) first = name_of(query.getColumn(0));
  }
  if (found == 0) return {};
  return Error{problem, {std::to_string(batch), std::to_string(found), first}, {}};
}

Result<std::int64_t> mark_of_batch(const Writer& book, const std::string& subject,
                                   std::int64_t batch) {
  SQLite::Statement query(book.database(), kBatchMark);
  query.bind(1, batch);
  const bool is_there = query.executeStep();
  const std::string found = is_there ? query.getColumn(2).getString() : "";
  if (found != subject) return Error{Problem::batch_missing, {std::to_string(batch), found}, {}};
  if (!query.getColumn(1).isNull()) {
    return Error{
        Problem::batch_undone, {std::to_string(batch), query.getColumn(1).getString()}, {}};
  }
  return query.getColumn(0).getInt64();
}

void mark_undone(Writer& book, std::int64_t batch) {
  SQLite::Statement update(book.database(), kMarkUndone);
  update.bind(1, batch);
  update.bind(2, book.now().seconds);
  update.bind(3, book.actor());
  update.bind(4, book.mark());
  update.exec();
}

}  // namespace yangxiao::store
