#include "redeem/place.hpp"

#include "catalogue/entry_table.hpp"
#include "catalogue/reference.hpp"
#include "redeem/giver.hpp"
#include "station/station_table.hpp"
#include "store/bind_optional.hpp"

namespace yangxiao::redeem {

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
  if (place.kind == Place::Kind::station) {
    const auto station = station::StationRows(book).find(place.id);
    return station ? PlaceShown{station->code, station->name} : PlaceShown{};
  }
  const auto partner = catalogue::EntryReader(book, partners()).at(place.id);
  if (!partner) return {};
  return {partner->code, catalogue::text_of(*partner, partner_field::name)};
}

Status check_open(const store::Reader& book, const Place& place, Instant when,
                  const std::string& day) {
  if (place.kind == Place::Kind::station) {
    const auto station = station::StationRows(book).find(place.id);
    if (!station || !station::is_shut(*station, when)) return {};
    return Error{Problem::station_shut, {station->code}, {}};
  }
  const auto partner = catalogue::EntryReader(book, partners()).at(place.id);
  if (!partner) return {};
  const std::string& ended = catalogue::text_of(*partner, partner_field::ended_on);
  if (ended.empty() || day < ended) return {};
  return Error{Problem::partner_ended, {partner->code, ended}, {}};
}

}  // namespace yangxiao::redeem
