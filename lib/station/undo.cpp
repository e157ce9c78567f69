#include "station/undo.hpp"

#include "station/station_table.hpp"

namespace yangxiao::station {
namespace {

// What stands on a batch: stations that it wrote and that were written again since, or are gone.
constexpr const char* kBuiltOn = R"sql(
  SELECT station.code FROM station
  WHERE station.batch = ?1 AND station.content <> ?2
  UNION
  SELECT coalesce(station.code, json_extract(batch_former.former, '$.code'))
  FROM batch_former LEFT JOIN station ON station.station = batch_former.row
  WHERE batch_former.batch = ?1 AND (station.content IS NULL OR station.content <> ?2)
  UNION
  SELECT station.code FROM station JOIN member ON member.station = station.station
  WHERE station.batch = ?1
  UNION
  SELECT station.code FROM station JOIN team ON team.station = station.station
  WHERE station.batch = ?1
  UNION
  SELECT station.code FROM station WHERE station.batch = ?1 AND EXISTS (
    SELECT 1 FROM report WHERE report.station = station.station)
  UNION
  SELECT station.code FROM station WHERE station.batch = ?1 AND EXISTS (
    SELECT 1 FROM visit WHERE visit.station = station.station)
  UNION
  SELECT station.code FROM station JOIN stock_account ON stock_account.station = station.station
  WHERE station.batch = ?1
  ORDER BY 1)sql";
constexpr const char* kMade =
    "SELECT " STATION_COLUMNS R"sql( FROM station WHERE batch = ?1 ORDER BY station)sql";

std::uint64_t remove_made(store::Writer& book, StationWriter& writer, std::int64_t batch) {
  std::vector<Station> made;
  SQLite::Statement query(book.database(), kMade);
  query.bind(1, batch);
  while (query.executeStep()) made.push_back(read_station(query));
  for (const Station& station : made) writer.remove(station);
  return made.size();
}

}  // namespace

Result<store::Undone> undo_batch(store::Writer& book, std::int64_t batch) {
  const auto mark = store::mark_of_batch(book, kBatchSubject, batch);
  if (!mark) return mark.error();
  const Status untouched =
      store::check_none_found(book, kBuiltOn, batch, *mark, Problem::batch_built_on);
  if (!untouched) return untouched.error();
  StationWriter writer(book);
  store::Undone undone;
  undone.removed = remove_made(book, writer, batch);
  undone.restored = store::restore_former_rows(book, batch, [&](const store::FormerRow& row) {
    auto former = from_json(row.json);
    if (former) {
      former->id = row.row;
      writer.restore(*former);
    }
    return former.has_value();
  });
  store::mark_undone(book, batch);
  return undone;
}

}  // namespace yangxiao::station
