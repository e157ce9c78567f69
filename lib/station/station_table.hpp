// The rows of the table `station` and what hangs on each: its place in the R*Tree, its search text.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "station/station.hpp"
#include "store/book.hpp"

namespace yangxiao::station {

// The columns of a station in the order that read_station() takes them, from a FROM clause that
// names the table `station`.
#define STATION_COLUMNS                                                                           \
  "station.station, code, name, address, community, subdistrict, host, keeper, phone, lat, lon, " \
  "source_lat, source_lon, source_datum, facilities, broken, hours, roles, note, closed_since, "  \
  "closed_reason, seen_open_at, edited, batch, content, mark "

Station read_station(SQLite::Statement& row);

// Looks up stations by their code, with one statement that is prepared once.
class StationReader {
 public:
  explicit StationReader(const store::Reader& book);
  std::optional<Station> find(std::string_view code);

 private:
  SQLite::Statement by_code_;
};

// Looks up stations by their row number, with one statement that is prepared once.
class StationRows {
 public:
  explicit StationRows(const store::Reader& book);
  std::optional<Station> find(std::int64_t station);

 private:
  SQLite::Statement by_number_;
};

// The station with a code, or station_missing with the nearest code there is.
Result<Station> station_with_code(const store::Reader& book, const std::string& code);
// The one that a person means: by its code, else by a name that only one has. Errors:
// station_missing, reference_ambiguous.
Result<Station> station_named(const store::Reader& book, const std::string& word);

// Writes stations with statements that are prepared once. Every row gets the writer's mark.
class StationWriter {
 public:
  explicit StationWriter(store::Writer& book);

  // Inserts and sets station.id. The row's place in the tree is kept back until flush_tree().
  void insert(Station& station);
  void update(const Station& station, bool position_changed);
  // As update, but what it says is from an earlier transaction: an import was taken back.
  void restore(const Station& former);
  void remove(const Station& station);  // with its facility states and a tombstone
  // Fills the R*Tree with what was inserted, in the order of a space-filling curve: neighbours meet
  // in one node, and the same pages are touched again and again instead of all of them at random.
  void flush_tree();

 private:
  struct Placed {
    std::uint64_t curve;
    std::int64_t station;
    geo::Position position;
  };
  void bind(SQLite::Statement& statement, const Station& station, std::int64_t content) const;
  void save_text(const Station& station);
  void place(std::int64_t station, geo::Position position);

  store::Writer& book_;
  SQLite::Statement insert_;
  SQLite::Statement update_;
  SQLite::Statement place_;
  SQLite::Statement save_text_;
  std::vector<Placed> placed_;
};

}  // namespace yangxiao::station
