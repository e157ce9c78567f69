#include "station/change.hpp"

#include <algorithm>

#include "base/text/nearest_word.hpp"
#include "station/merge.hpp"
#include "station/station_table.hpp"

namespace yangxiao::station {
namespace {

// The assignments as a row of a file with those headers, so that one set of rules serves both.
Result<StationRow> row_of(const FacilityWords& facilities, const std::string& code,
                          const std::vector<table::Assignment>& fields, const Coordinates& given) {
  const HeaderMap map(facilities, nullptr);
  std::vector<std::string> names = {"code"};
  std::vector<table::Cell> cells = {{code, true}};
  for (const table::Assignment& assignment : fields) {
    if (!map.find(assignment.field)) {
      const std::vector<std::string_view> known = field_names();
      const auto nearest = text::nearest_word(assignment.field, known);
      return Error{Problem::station_field_unknown,
                   {assignment.field, nearest ? std::string(known[*nearest]) : ""},
                   {}};
    }
    if (map.find(assignment.field)->kind == ColumnKind::code) {
      return Error{Problem::station_code_fixed, {code}, {}};
    }
    names.push_back(assignment.field);
    cells.push_back({assignment.value, true});
  }
  RowReader reader("", facilities, nullptr, given.datum, given.order);
  const auto unused = reader.take_header(names, 0);
  if (!unused) return unused.error();
  auto row = reader.read({0, cells});
  if (!row) row.error().place = {{}, 0, 0, row.error().place.value};
  return row;
}

FacilitySet checked_of(const Change& change) {
  FacilitySet checked = 0;
  for (const FacilityChange& one : change.facilities) {
    using What = FacilityChange::What;
    if (one.what == What::broken || one.what == What::works) {
      checked |= FacilitySet{1} << static_cast<unsigned>(one.facility);
    }
  }
  return checked;
}

// Seen again as it was: broken since it was first said, with what was noted then, where nothing
// else is.
void go_on(FacilityState& state, const std::vector<FacilityState>& formers) {
  for (const FacilityState& former : formers) {
    if (former.facility != state.facility) continue;
    state.broken_since = former.broken_since;
    if (state.note.empty()) state.note = former.note;
  }
}

Status change_facilities(store::Writer& book, Station& station, const Change& change,
                         const FacilityWords& list) {
  for (const FacilityChange& one : change.facilities) {
    using What = FacilityChange::What;
    const FacilitySet flag = FacilitySet{1} << static_cast<unsigned>(one.facility);
    if (one.what == What::present || one.what == What::absent) {
      station.edited |= bit(Field::facilities);
      station.facilities =
          one.what == What::present ? station.facilities | flag : station.facilities & ~flag;
      continue;
    }
    if ((station.facilities & flag) == 0) {
      const Facility& absent = list.list().all()[static_cast<std::size_t>(one.facility)];
      return Error{Problem::facility_absent, {station.code, absent.name_en, absent.name_zh}, {}};
    }
    FacilityState state{one.facility, std::nullopt, change.facility_note, book.now(), book.actor()};
    const bool is_broken = one.what == What::broken;
    if (is_broken) state.broken_since = book.now();
    if (is_broken == ((station.broken & flag) != 0))
      go_on(state, facility_states(book, station.id));
    station.broken = is_broken ? station.broken | flag : station.broken & ~flag;
    save_facility_state(book, station.id, state);
  }
  return {};
}

}  // namespace

Result<FacilityChange> parse_facility_change(const std::string& text, const FacilityWords& list) {
  using What = FacilityChange::What;
  const auto assignment = table::parse_assignment(text);
  if (!assignment) return assignment.error();
  const auto number = list.find(assignment->field);
  if (!number) {
    return list.unknown(assignment->field);
  }
  static constexpr std::pair<std::string_view, What> kWords[] = {
      {"broken", What::broken}, {"works", What::works}, {"yes", What::present},
      {"no", What::absent},     {"坏", What::broken},   {"好", What::works},
      {"坏了", What::broken},   {"好了", What::works},  {"修好", What::works},
      {"修好了", What::works},  {"有", What::present},  {"无", What::absent}};
  for (const auto& [word, what] : kWords) {
    if (assignment->value == word) return FacilityChange{*number, what};
  }
  return Error{Problem::option_value_bad,
               {"--facility", text, "NAME=broken, NAME=works, NAME=yes, NAME=no"},
               {}};
}

Result<Station> add_station(store::Writer& book, const std::vector<table::Assignment>& fields,
                            const Coordinates& given) {
  const FacilityWords list = FacilityWords::read(book);
  const HeaderMap map(list, nullptr);
  std::vector<table::Assignment> others = fields;
  const auto code =
      std::find_if(others.begin(), others.end(), [&map](const table::Assignment& field) {
        const auto column = map.find(field.field);
        return column && column->kind == ColumnKind::code;
      });
  if (code == others.end()) return Error{Problem::value_missing, {"code"}, {}};
  const std::string named = code->value;
  others.erase(code);
  const auto row = row_of(list, named, others, given);
  if (!row) return row.error();
  if (StationReader(book).find(row->station.code)) {
    return Error{Problem::station_exists, {row->station.code}, {}};
  }
  auto station = make_new(*row, book.now());
  if (!station) return station;
  StationWriter writer(book);
  writer.insert(*station);
  writer.flush_tree();
  return station;
}

Result<Changed> change_station(store::Writer& book, const std::string& code, const Change& change) {
  const FacilityWords list = FacilityWords::read(book);
  auto stored = station_named(book, code);
  if (!stored) return stored.error();
  Station next = *stored;
  bool flawed = false;
  bool moved = false;
  if (!change.fields.empty()) {
    const auto row = row_of(list, stored->code, change.fields, change.coordinates);
    if (!row) return row.error();
    flawed = row->hours_flawed;
    Station unprotected = *stored;
    unprotected.edited = 0;  // a person may change what a person changed before
    Merged merged = merge(unprotected, *row, book.now());
    next = std::move(merged.station);
    next.edited = stored->edited | row->present;
    moved = merged.moved;
  }
  const Status changed = change_facilities(book, next, change, list);
  if (!changed) return changed.error();
  if (change.seen_open) next.seen_open_at = change.seen_open;
  StationWriter(book).update(next, moved);
  return Changed{std::move(*stored), std::move(next), flawed, checked_of(change)};
}

Result<Station> close_station(store::Writer& book, const std::string& code, Instant since,
                              const std::string& reason) {
  auto station = station_named(book, code);
  if (!station) return station;
  if (station->closed_since) {
    return Error{Problem::station_closed,
                 {station->code, std::to_string(station->closed_since->seconds)},
                 {}};
  }
  station->closed_since = since;
  station->closed_reason = reason;
  station->edited |= bit(Field::closed);
  StationWriter(book).update(*station, false);
  return station;
}

Result<Station> reopen_station(store::Writer& book, const std::string& code) {
  auto station = station_named(book, code);
  if (!station) return station;
  if (!station->closed_since) return Error{Problem::station_open, {station->code}, {}};
  station->closed_since.reset();
  station->closed_reason.clear();
  station->edited |= bit(Field::closed);
  StationWriter(book).update(*station, false);
  return station;
}

}  // namespace yangxiao::station
