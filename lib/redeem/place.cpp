#include "redeem/place.hpp"

#include "calendar/civil.hpp"
#include "catalogue/reference.hpp"
#include "redeem/giver.hpp"
#include "station/station_table.hpp"
#include "store/bind_optional.hpp"

namespace yangxiao::redeem {
namespace {

constexpr const char* kStation = R"sql(
  SELECT code, name, closed_since FROM station WHERE station = ?1)sql";
constexpr const char* kPartner = R"sql(
  SELECT code, name, ended_on FROM partner WHERE partner = ?1)sql";

const char* query_of(Place::Kind kind) {
  return kind == Place::Kind::station ? kStation : kPartner;
}

}  // namespace

void bind_place(SQLite::Statement& statement, int station, int partner, const Place& place) {
  store::bind_optional(statement, station, station_of(place));
  store::bind_optional(statement, partner, partner_of(place));
}

Place read_place(SQLite::Statement& row, int station, int partner) {
  const SQLite::Column at_station = row.getColumn(station);
  if (!at_station.isNull()) return {Place::Kind::station, at_station.getInt64()};
  return {Place::Kind::partner, row.getColumn(partner).getInt64()};
}

Result<Place> place_with_word(const store::Reader& book, Place::Kind kind,
                              const std::string& word) {
  if (kind == Place::Kind::station) {
    const auto station = station::station_with_code(book, word);
    if (!station) return station.error();
    return Place{kind, station->id};
  }
  const auto partner = catalogue::entry_with_word(book, partners(), word);
  if (!partner) return partner.error();
  return Place{kind, partner->id};
}

PlaceShown shown(const store::Reader& book, const Place& place) {
  SQLite::Statement row(book.database(), query_of(place.kind));
  row.bind(1, place.id);
  if (!row.executeStep()) return {};
  return {row.getColumn(0).getString(), row.getColumn(1).getString()};
}

Status check_open(const store::Reader& book, const Place& place, Instant when,
                  const calendar::Zone& zone) {
  SQLite::Statement row(book.database(), query_of(place.kind));
  row.bind(1, place.id);
  if (!row.executeStep() || row.getColumn(2).isNull()) return {};
  const std::string code = row.getColumn(0).getString();
  if (place.kind == Place::Kind::station) {
    const bool is_shut = row.getColumn(2).getInt64() <= when.seconds;
    return is_shut ? Status(Error{Problem::station_shut, {code}, {}}) : Status();
  }
  const std::string ended_on = row.getColumn(2).getString();
  const std::string day = calendar::to_text(calendar::local_of(when, zone).day);
  return day < ended_on ? Status() : Status(Error{Problem::partner_ended, {code, ended_on}, {}});
}

}  // namespace yangxiao::redeem
