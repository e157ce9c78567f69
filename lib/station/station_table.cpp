#include "station/station_table.hpp"

#include <algorithm>

#include "base/text/nearest_word.hpp"
#include "catalogue/reference.hpp"
#include "store/bind_optional.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::station {
namespace {

constexpr const char* kByCode = "SELECT " STATION_COLUMNS R"sql( FROM station WHERE code = ?1)sql";
constexpr const char* kByNumber =
    "SELECT " STATION_COLUMNS R"sql( FROM station WHERE station = ?1)sql";
constexpr const char* kCodes = R"sql(SELECT code FROM station ORDER BY code)sql";
constexpr const char* kInsert = R"sql(
  INSERT INTO station (
    station, code, name, address, community, subdistrict, host, keeper, phone, lat, lon,
    source_lat, source_lon, source_datum, facilities, broken, hours, roles, note, closed_since,
    closed_reason, seen_open_at, edited, batch, content, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
    ?20, ?21, ?22, ?23, ?24, ?25, ?26))sql";
constexpr const char* kUpdate = R"sql(
  UPDATE station SET
    code = ?2, name = ?3, address = ?4, community = ?5, subdistrict = ?6, host = ?7, keeper = ?8,
    phone = ?9, lat = ?10, lon = ?11, source_lat = ?12, source_lon = ?13, source_datum = ?14,
    facilities = ?15, broken = ?16, hours = ?17, roles = ?18, note = ?19, closed_since = ?20,
    closed_reason = ?21, seen_open_at = ?22, edited = ?23, batch = ?24, content = ?25, mark = ?26
  WHERE station = ?1)sql";
constexpr const char* kPlace = R"sql(
  INSERT OR REPLACE INTO station_tree (station, lat_min, lat_max, lon_min, lon_max)
  VALUES (?1, ?2, ?2, ?3, ?3))sql";
constexpr const char* kSaveText = R"sql(
  INSERT INTO station_text (station, folded) VALUES (?1, ?2)
  ON CONFLICT (station) DO UPDATE SET folded = excluded.folded)sql";
constexpr const char* kRemoveStates = R"sql(DELETE FROM facility_state WHERE station = ?1)sql";
constexpr const char* kRemoveText = R"sql(DELETE FROM station_text WHERE station = ?1)sql";
constexpr const char* kRemovePlace = R"sql(DELETE FROM station_tree WHERE station = ?1)sql";
constexpr const char* kRemoveStation = R"sql(DELETE FROM station WHERE station = ?1)sql";

// Spreads the low 32 bits over the even bits of 64.
std::uint64_t spread(std::uint64_t value) {
  value = (value | value << 16U) & 0x0000ffff0000ffffU;
  value = (value | value << 8U) & 0x00ff00ff00ff00ffU;
  value = (value | value << 4U) & 0x0f0f0f0f0f0f0f0fU;
  value = (value | value << 2U) & 0x3333333333333333U;
  return (value | value << 1U) & 0x5555555555555555U;
}

// Morton order (G. M. Morton, 1966) of the position on a grid of 2^32 by 2^32.
std::uint64_t curve_of(geo::Position position) {
  constexpr double kCells = 4294967295.0;
  const auto row = static_cast<std::uint64_t>((position.lat + 90.0) / 180.0 * kCells);
  const auto column = static_cast<std::uint64_t>((position.lon + 180.0) / 360.0 * kCells);
  return spread(row) << 1U | spread(column);
}

void bind_text(SQLite::Statement& statement, int index, const std::string& text) {
  if (text.empty()) {
    statement.bind(index);
  } else {
    statement.bindNoCopy(index, text);
  }
}

void run_for(store::Writer& book, const char* sql, std::int64_t station) {
  SQLite::Statement statement(book.database(), sql);
  statement.bind(1, station);
  statement.exec();
}

}  // namespace

Station read_station(SQLite::Statement& row) {
  const auto text = [&row](int index) { return row.getColumn(index).getString(); };
  Station station;
  station.id = row.getColumn(0).getInt64();
  station.code = text(1);
  station.name = text(2);
  station.address = text(3);
  station.community = text(4);
  station.subdistrict = text(5);
  station.host = text(6);
  station.keeper = text(7);
  station.phone = text(8);
  station.position = {row.getColumn(9).getDouble(), row.getColumn(10).getDouble()};
  station.source_lat = text(11);
  station.source_lon = text(12);
  station.source_datum = geo::datum_named(text(13)).value_or(geo::Datum::wgs84);
  station.facilities = static_cast<FacilitySet>(row.getColumn(14).getInt64());
  station.broken = static_cast<FacilitySet>(row.getColumn(15).getInt64());
  station.hours = text(16);
  station.roles = text(17);
  station.note = text(18);
  station.closed_since = store::read_time(row, 19);
  station.closed_reason = text(20);
  station.seen_open_at = store::read_time(row, 21);
  station.edited = static_cast<std::uint64_t>(row.getColumn(22).getInt64());
  station.batch = store::read_number(row, 23);
  station.content = row.getColumn(24).getInt64();
  station.mark = row.getColumn(25).getInt64();
  return station;
}

StationReader::StationReader(const store::Reader& book) : by_code_(book.database(), kByCode) {}

std::optional<Station> StationReader::find(std::string_view code) {
  by_code_.reset();
  by_code_.bind(1, std::string(code));
  if (!by_code_.executeStep()) return std::nullopt;
  return read_station(by_code_);
}

StationRows::StationRows(const store::Reader& book) : by_number_(book.database(), kByNumber) {}

std::optional<Station> StationRows::find(std::int64_t station) {
  by_number_.reset();
  by_number_.bind(1, station);
  if (!by_number_.executeStep()) return std::nullopt;
  return read_station(by_number_);
}

Result<Station> station_with_code(const store::Reader& book, const std::string& code) {
  if (auto found = StationReader(book).find(code)) return std::move(*found);
  std::vector<std::string> codes;
  SQLite::Statement query(book.database(), kCodes);
  while (query.executeStep()) codes.push_back(query.getColumn(0).getString());
  const std::vector<std::string_view> known(codes.begin(), codes.end());
  const auto nearest = text::nearest_word(code, known);
  return Error{Problem::station_missing, {code, nearest ? codes[*nearest] : ""}, {}};
}

Result<Station> station_named(const store::Reader& book, const std::string& word) {
  auto station = station_with_code(book, word);
  if (station) return station;
  const auto row = catalogue::References(book).find("station", word, "station");
  if (!row) return row.error().what == Problem::reference_unknown ? station : row.error();
  return *StationRows(book).find(*row);
}

StationWriter::StationWriter(store::Writer& book)
    : book_(book),
      insert_(book.database(), kInsert),
      update_(book.database(), kUpdate),
      place_(book.database(), kPlace),
      save_text_(book.database(), kSaveText) {}

void StationWriter::bind(SQLite::Statement& statement, const Station& station,
                         std::int64_t content) const {
  statement.reset();
  if (station.id == 0) {
    statement.bind(1);
  } else {
    statement.bind(1, station.id);
  }
  statement.bindNoCopy(2, station.code);
  statement.bindNoCopy(3, station.name);
  bind_text(statement, 4, station.address);
  bind_text(statement, 5, station.community);
  bind_text(statement, 6, station.subdistrict);
  bind_text(statement, 7, station.host);
  bind_text(statement, 8, station.keeper);
  bind_text(statement, 9, station.phone);
  statement.bind(10, station.position.lat);
  statement.bind(11, station.position.lon);
  statement.bindNoCopy(12, station.source_lat);
  statement.bindNoCopy(13, station.source_lon);
  statement.bind(14, std::string(geo::name_of(station.source_datum)));
  statement.bind(15, static_cast<std::int64_t>(station.facilities));
  statement.bind(16, static_cast<std::int64_t>(station.broken));
  bind_text(statement, 17, station.hours);
  bind_text(statement, 18, station.roles);
  bind_text(statement, 19, station.note);
  store::bind_optional(statement, 20, station.closed_since);
  bind_text(statement, 21, station.closed_reason);
  store::bind_optional(statement, 22, station.seen_open_at);
  statement.bind(23, static_cast<std::int64_t>(station.edited));
  store::bind_optional(statement, 24, station.batch);
  statement.bind(25, content);
  statement.bind(26, book_.mark());
}

void StationWriter::insert(Station& station) {
  station.content = book_.mark();
  bind(insert_, station, station.content);
  insert_.exec();
  station.id = book_.database().getLastInsertRowid();
  save_text(station);
  placed_.push_back({curve_of(station.position), station.id, station.position});
}

void StationWriter::save_text(const Station& station) {
  const std::string folded = search_text(station);
  save_text_.reset();
  save_text_.bind(1, station.id);
  save_text_.bindNoCopy(2, folded);
  save_text_.exec();
}

void StationWriter::update(const Station& station, bool position_changed) {
  bind(update_, station, book_.mark());
  update_.exec();
  save_text(station);
  if (position_changed) place(station.id, station.position);
}

void StationWriter::restore(const Station& former) {
  bind(update_, former, former.content);
  update_.exec();
  save_text(former);
  place(former.id, former.position);
}

void StationWriter::remove(const Station& station) {
  for (const char* sql : {kRemoveStates, kRemoveText, kRemovePlace, kRemoveStation}) {
    run_for(book_, sql, station.id);
  }
  book_.bury("station", station.code);
}

void StationWriter::place(std::int64_t station, geo::Position position) {
  place_.reset();
  place_.bind(1, station);
  place_.bind(2, position.lat);
  place_.bind(3, position.lon);
  place_.exec();
}

void StationWriter::flush_tree() {
  std::sort(placed_.begin(), placed_.end(),
            [](const Placed& a, const Placed& b) { return a.curve < b.curve; });
  for (const Placed& placed : placed_) place(placed.station, placed.position);
  placed_.clear();
}

}  // namespace yangxiao::station
