// Where stock lies: at a station, or at a partner's own counter.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "geo/position.hpp"
#include "store/book.hpp"

namespace yangxiao::redeem {

struct Place {
  enum class Kind : std::uint8_t { station, partner } kind = Kind::station;
  std::int64_t id = 0;  // the row of the one or the other
  friend auto operator<=>(const Place&, const Place&) = default;
};

// As two columns have it, of which one is NULL.
constexpr std::optional<std::int64_t> station_of(const Place& place) {
  return place.kind == Place::Kind::station ? std::optional(place.id) : std::nullopt;
}
constexpr std::optional<std::int64_t> partner_of(const Place& place) {
  return place.kind == Place::Kind::partner ? std::optional(place.id) : std::nullopt;
}
void bind_place(SQLite::Statement& statement, int station, int partner, const Place& place);
Place read_place(SQLite::Statement& row, int station, int partner);

// A station by its code, a partner by code or name. Errors: station_missing, those of
// catalogue::entry_with_word.
Result<Place> place_with_word(const store::Reader& book, Place::Kind kind, const std::string& word);

struct PlaceShown {
  std::string code;
  std::string name;
};
PlaceShown shown(const store::Reader& book, const Place& place);

// Whether anything is taken in and handed out there. Errors: station_shut, partner_ended.
Status check_open(const store::Reader& book, const Place& place, Instant when,
                  const calendar::Zone& zone);

}  // namespace yangxiao::redeem
