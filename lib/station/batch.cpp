#include "station/batch.hpp"

#include "station/station_table.hpp"

namespace yangxiao::station {
namespace {

constexpr const char* kBatches = R"sql(
  SELECT batch, file, sha256, imported_at, actor, inserted, updated, unchanged, conflict, rejected,
    flawed, undone_at, undone_by, mark
  FROM batch WHERE subject = 'stations' ORDER BY batch DESC)sql";
constexpr const char* kBegin = R"sql(
  INSERT INTO batch (subject, file, sha256, imported_at, actor, inserted, updated, unchanged,
    conflict, rejected, flawed, mark)
  VALUES ('stations', ?1, '', ?2, ?3, 0, 0, 0, 0, 0, 0, ?4))sql";
constexpr const char* kFinish = R"sql(
  UPDATE batch SET sha256 = ?2, inserted = ?3, updated = ?4, unchanged = ?5, conflict = ?6,
    rejected = ?7, flawed = ?8
  WHERE batch = ?1)sql";
constexpr const char* kMarkUndone = R"sql(
  UPDATE batch SET undone_at = ?2, undone_by = ?3, mark = ?4 WHERE batch = ?1)sql";
constexpr const char* kKeepFormer = R"sql(
  INSERT INTO batch_former (batch, row, former) VALUES (?1, ?2, ?3))sql";
constexpr const char* kBatchMark = R"sql(
  SELECT mark, undone_at FROM batch WHERE batch = ?1 AND subject = 'stations')sql";
// What stands on a batch: stations that it wrote and that were written again since, or are gone.
constexpr const char* kBuiltOn = R"sql(
  SELECT station.code FROM station
  WHERE station.batch = ?1 AND station.content <> ?2
  UNION
  SELECT coalesce(station.code, json_extract(batch_former.former, '$.code'))
  FROM batch_former LEFT JOIN station ON station.station = batch_former.row
  WHERE batch_former.batch = ?1 AND (station.content IS NULL OR station.content <> ?2)
  ORDER BY 1)sql";
constexpr const char* kMade =
    "SELECT " STATION_COLUMNS R"sql( FROM station WHERE batch = ?1 ORDER BY station)sql";
constexpr const char* kFormer = R"sql(
  SELECT row, former FROM batch_former WHERE batch = ?1 ORDER BY row)sql";

std::uint64_t count_at(SQLite::Statement& row, int index) {
  return static_cast<std::uint64_t>(row.getColumn(index).getInt64());
}

Status check_untouched(store::Writer& book, std::int64_t batch, std::int64_t mark) {
  SQLite::Statement query(book.database(), kBuiltOn);
  query.bind(1, batch);
  query.bind(2, mark);
  std::uint64_t touched = 0;
  std::string first;
  while (query.executeStep()) {
    if (touched++ == 0) first = query.getColumn(0).getString();
  }
  if (touched == 0) return {};
  return Error{
      Problem::batch_built_on, {std::to_string(batch), std::to_string(touched), first}, {}};
}

std::uint64_t remove_made(store::Writer& book, StationWriter& writer, std::int64_t batch) {
  std::vector<Station> made;
  SQLite::Statement query(book.database(), kMade);
  query.bind(1, batch);
  while (query.executeStep()) made.push_back(read_station(query));
  for (const Station& station : made) writer.remove(station);
  return made.size();
}

std::uint64_t restore_former(store::Writer& book, StationWriter& writer, std::int64_t batch) {
  std::uint64_t restored = 0;
  SQLite::Statement query(book.database(), kFormer);
  query.bind(1, batch);
  while (query.executeStep()) {
    auto former = from_json(query.getColumn(1).getString());
    if (!former) continue;
    former->id = query.getColumn(0).getInt64();
    writer.restore(*former);
    ++restored;
  }
  return restored;
}

}  // namespace

std::vector<Batch> batches(const store::Reader& book) {
  std::vector<Batch> list;
  SQLite::Statement query(book.database(), kBatches);
  while (query.executeStep()) {
    Batch batch;
    batch.number = query.getColumn(0).getInt64();
    batch.file = query.getColumn(1).getString();
    batch.sha256 = query.getColumn(2).getString();
    batch.imported_at = Instant{query.getColumn(3).getInt64()};
    batch.actor = query.getColumn(4).getString();
    batch.counts = {count_at(query, 5), count_at(query, 6), count_at(query, 7),
                    count_at(query, 8), count_at(query, 9), count_at(query, 10)};
    if (!query.getColumn(11).isNull()) batch.undone_at = Instant{query.getColumn(11).getInt64()};
    batch.undone_by = query.getColumn(12).getString();
    list.push_back(std::move(batch));
  }
  return list;
}

std::int64_t begin_batch(store::Writer& book, const std::string& file) {
  SQLite::Statement insert(book.database(), kBegin);
  insert.bind(1, file);
  insert.bind(2, book.now().seconds);
  insert.bind(3, book.actor());
  insert.bind(4, book.mark());
  insert.exec();
  return book.database().getLastInsertRowid();
}

void finish_batch(store::Writer& book, std::int64_t batch, const std::string& sha256,
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

FormerRows::FormerRows(store::Writer& book, std::int64_t batch)
    : insert_(book.database(), kKeepFormer), batch_(batch) {}

void FormerRows::keep(const Station& former) {
  const std::string json = to_json(former);
  insert_.reset();
  insert_.bind(1, batch_);
  insert_.bind(2, former.id);
  insert_.bindNoCopy(3, json);
  insert_.exec();
}

Result<Undone> undo_batch(store::Writer& book, std::int64_t batch) {
  std::int64_t mark = 0;
  {
    SQLite::Statement query(book.database(), kBatchMark);
    query.bind(1, batch);
    if (!query.executeStep()) return Error{Problem::batch_missing, {std::to_string(batch)}, {}};
    if (!query.getColumn(1).isNull()) {
      return Error{
          Problem::batch_undone, {std::to_string(batch), query.getColumn(1).getString()}, {}};
    }
    mark = query.getColumn(0).getInt64();
  }
  const Status untouched = check_untouched(book, batch, mark);
  if (!untouched) return untouched.error();
  StationWriter writer(book);
  Undone undone;
  undone.removed = remove_made(book, writer, batch);
  undone.restored = restore_former(book, writer, batch);
  SQLite::Statement update(book.database(), kMarkUndone);
  update.bind(1, batch);
  update.bind(2, book.now().seconds);
  update.bind(3, book.actor());
  update.bind(4, book.mark());
  update.exec();
  return undone;
}

}  // namespace yangxiao::station
