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
  ORDER BY 1)sql";
constexpr const char* kMade =
    "SELECT " STATION_COLUMNS R"sql( FROM station WHERE batch = ?1 ORDER BY station)sql";

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
  for (const store::FormerRow& row : store::former_rows(book, batch)) {
    auto former = from_json(row.json);
    if (!former) continue;
    former->id = row.row;
    writer.restore(*former);
    ++restored;
  }
  return restored;
}

}  // namespace

Result<store::Undone> undo_batch(store::Writer& book, std::int64_t batch) {
  const auto mark = store::mark_of_batch(book, kBatchSubject, batch);
  if (!mark) return mark.error();
  const Status untouched = check_untouched(book, batch, *mark);
  if (!untouched) return untouched.error();
  StationWriter writer(book);
  store::Undone undone;
  undone.removed = remove_made(book, writer, batch);
  undone.restored = restore_former(book, writer, batch);
  store::mark_undone(book, batch);
  return undone;
}

}  // namespace yangxiao::station
