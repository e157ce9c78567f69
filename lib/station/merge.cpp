#include "station/merge.hpp"

#include <cmath>

#include <fmt/format.h>

#include "base/text/joined.hpp"
#include "base/text/masking.hpp"
#include "base/text/phone.hpp"

namespace yangxiao::station {
namespace {

// 1e-9 degrees is a tenth of a millimetre: the same place, written with other digits or converted
// there and back.
bool is_same_place(geo::Position a, geo::Position b) {
  return std::fabs(a.lat - b.lat) < 1e-9 && std::fabs(a.lon - b.lon) < 1e-9;
}

// Whether the row shuts its station down, now or on a day to come. A day gone by beside "open" is a
// remnant.
bool is_closed_by(const StationRow& row, Instant now) {
  return row.closed || (row.says_since && row.station.closed_since->seconds > now.seconds);
}

// What the row would make of the field.
Station with_field(const Station& stored, const StationRow& row, Field field, Instant now) {
  Station next = stored;
  switch (field) {
    case Field::position:
      next.position = row.station.position;
      next.source_lat = row.station.source_lat;
      next.source_lon = row.station.source_lon;
      next.source_datum = row.station.source_datum;
      break;
    case Field::facilities:
      next.facilities =
          (stored.facilities & ~row.facility_mask) | (row.station.facilities & row.facility_mask);
      break;
    case Field::closed:
      if (!is_closed_by(row, now)) {
        next.closed_since.reset();
        next.closed_reason.clear();
      } else if (!stored.closed_since || row.says_since) {
        next.closed_since = row.says_since ? row.station.closed_since : now;
      }
      if (next.closed_since && !row.station.closed_reason.empty()) {
        next.closed_reason = row.station.closed_reason;
      }
      break;
    default:
      *text_of(next, field) = *text_of(row.station, field);
  }
  return next;
}

bool says_the_same(const Station& stored, const StationRow& row, Field field, Instant now) {
  switch (field) {
    case Field::position:
      return is_same_place(stored.position, row.station.position);
    case Field::facilities:
      return ((stored.facilities ^ row.station.facilities) & row.facility_mask) == 0;
    case Field::closed: {
      const Station next = with_field(stored, row, field, now);
      return next.closed_since == stored.closed_since && next.closed_reason == stored.closed_reason;
    }
    case Field::keeper:
      return stored.keeper == row.station.keeper ||
             (text::is_masked(row.station.keeper) &&
              text::mask_name(stored.keeper) == row.station.keeper);
    case Field::note:
    case Field::address:
    case Field::host: {
      const std::string& whole = *text_of(stored, field);
      const std::string& told = *text_of(row.station, field);
      return whole == told || text::mask_within(whole) == told;
    }
    case Field::phone:
      return stored.phone == row.station.phone ||
             (text::is_masked(row.station.phone) &&
              text::mask_phones(stored.phone) == row.station.phone);
    default:
      return *text_of(stored, field) == *text_of(row.station, field);
  }
}

// Whether the row would put a masked name or number in the place of a whole one.
bool would_hide(const Station& stored, const StationRow& row, Field field) {
  if (field != Field::keeper && field != Field::phone) return false;
  const std::string& whole = *text_of(stored, field);
  return text::is_masked(*text_of(row.station, field)) && !whole.empty() && !text::is_masked(whole);
}

}  // namespace

std::string shown(const Station& station, Field field, const FacilityList& facilities) {
  switch (field) {
    case Field::position:
      return fmt::format("{},{} {}", station.source_lat, station.source_lon,
                         geo::name_of(station.source_datum));
    case Field::facilities:
      return text::joined(facilities.codes(station.facilities), "|");
    case Field::closed:
      return station.closed_since ? "closed" : "open";
    default:
      return *text_of(station, field);
  }
}

Merged merge(const Station& stored, const StationRow& row, Instant now) {
  Merged merged{stored, 0, false, {}};
  for (std::size_t i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    if (!row.has(field) || says_the_same(stored, row, field, now)) continue;
    if ((stored.edited & bit(field)) != 0 || would_hide(stored, row, field)) {
      merged.conflicts.push_back(field);
      continue;
    }
    merged.station = with_field(merged.station, row, field, now);
    merged.changed |= bit(field);
    merged.moved = merged.moved || field == Field::position;
  }
  return merged;
}

Result<Station> make_new(const StationRow& row, Instant now) {
  if (row.station.name.empty()) return Error{Problem::value_missing, {"name"}, {}};
  if (!row.has(Field::position)) return Error{Problem::value_missing, {"lat, lon"}, {}};
  Station station = row.station;
  if (!is_closed_by(row, now)) {
    station.closed_since.reset();
    station.closed_reason.clear();
  } else if (!station.closed_since) {
    station.closed_since = now;
  }
  return station;
}

}  // namespace yangxiao::station
