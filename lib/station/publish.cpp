#include "station/publish.hpp"

#include <sqlite3.h>

#include "base/output.hpp"
#include "store/replacing.hpp"

namespace yangxiao::station {
namespace {

constexpr const char* kAttach = R"sql(ATTACH DATABASE ?1 AS published)sql";

// What goes out. Keepers, phones, notes and batches stay at home.
constexpr const char* kCopy = R"sql(
  INSERT INTO published.book (key, value)
    SELECT key, value FROM main.book WHERE key IN ('id', 'created_at', 'time_zone', 'transactions');
  INSERT INTO published.facility SELECT facility, code, name_en, name_zh FROM main.facility;
  INSERT INTO published.facility_alias SELECT word, facility FROM main.facility_alias;
  INSERT INTO published.calendar_day SELECT code, kind, name FROM main.calendar_day;
  INSERT INTO published.station (
    station, code, name, address, community, subdistrict, host, lat, lon, source_lat, source_lon,
    source_datum, facilities, broken, hours, roles, closed_since, seen_open_at, edited, content,
    mark)
  SELECT station, code, name, address, community, subdistrict, host, lat, lon, source_lat,
    source_lon, source_datum, facilities, broken, hours, roles, closed_since, seen_open_at, 0,
    content, mark
  FROM main.station ORDER BY station;
  INSERT INTO published.service (service, code, name, topic, way, agency, papers, takes, aliases,
    only_at, passed_on_at, edited, content, mark)
  SELECT service, code, name, topic, way, agency, papers, takes, aliases, only_at, passed_on_at, 0,
    content, mark
  FROM main.service;
  INSERT INTO published.agency SELECT agency, code, name, name_en, aliases FROM main.agency
    WHERE agency IN (SELECT agency FROM main.service);
  INSERT INTO published.hotline (hotline, code, name, helps, hours, place, edited, content, mark)
    SELECT hotline, code, name, helps, hours, place, 0, content, mark FROM main.hotline;
  INSERT INTO published.station_text SELECT station, folded FROM main.station_text ORDER BY station;
  INSERT INTO published.station_tree_node
    SELECT nodeno, data FROM main.station_tree_node ORDER BY nodeno)sql";
constexpr const char* kSetPublished = R"sql(
  INSERT INTO published.book (key, value) VALUES ('published_at', ?1))sql";
constexpr const char* kWasPublished = R"sql(
  SELECT EXISTS (SELECT 1 FROM book WHERE key = 'published_at'))sql";
constexpr const char* kCount = R"sql(SELECT count(*) FROM published.station)sql";

// Another office's book would be lost, with all that it holds.
bool is_published_book(SQLite::Database& there) {
  return there.execAndGet(kWasPublished).getInt() == 1;
}

void make_tables(SQLite::Database& target) {
  target.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
  target.exec("BEGIN");
  store::make_published_tables(target);
  target.exec("COMMIT");
}

}  // namespace

Result<Published> publish_stations(const store::Reader& book, const std::string& path,
                                   Instant now) {
  const Status other = check_not_same_file(path, book.path());
  if (!other) return other.error();
  if (!store::may_replace(path, is_published_book))
    return Error{Problem::publish_over_other, {}, {path, 0, 0, {}}};
  auto file = AtomicFile::create(path, 0644);
  if (!file) return file.error();
  const std::string temporary = (*file)->temporary_path();
  Published published;
  {
    SQLite::Database tables(temporary, SQLite::OPEN_READWRITE);
    make_tables(tables);
  }
  {
    SQLite::Database target(book.path(), SQLite::OPEN_READWRITE);
    // It reads the book: the next writer checkpoints, not this.
    sqlite3_db_config(target.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    SQLite::Statement attach(target, kAttach);
    attach.bind(1, temporary);
    attach.exec();
    target.exec("PRAGMA published.journal_mode = MEMORY; PRAGMA published.synchronous = OFF");
    target.exec("BEGIN");
    target.exec(kCopy);
    SQLite::Statement set(target, kSetPublished);
    set.bind(1, std::to_string(now.seconds));
    set.exec();
    published.stations = static_cast<std::uint64_t>(target.execAndGet(kCount).getInt64());
    target.exec("COMMIT");
  }
  const Status committed = (*file)->commit();
  if (!committed) return committed.error();
  return published;
}

}  // namespace yangxiao::station
