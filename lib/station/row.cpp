#include "station/row.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text/fold.hpp"
#include "base/text/halfwidth.hpp"
#include "base/text/phone.hpp"
#include "base/text/width.hpp"
#include "calendar/civil.hpp"
#include "calendar/opening_hours.hpp"
#include "geo/position_text.hpp"
#include "table/cell_reading.hpp"
#include "table/row_error.hpp"

namespace yangxiao::station {
namespace {

using table::CellOf;
using table::GivenPlace;
using table::PlaceCells;

bool is_any_of(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<bool> is_closed_word(std::string_view text) {
  const std::string word = text::fold(text);
  if (is_any_of(word, {"open", "开放", "营业", "正常", "运行", "在用", "启用", "开放中", "营业中",
                       "是"})) {
    return false;
  }
  if (is_any_of(word,
                {"closed", "关闭", "停用", "暂停", "停业", "已关闭", "暂停开放", "撤销", "否"})) {
    return true;
  }
  return std::nullopt;
}

Field field_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::address:
      return Field::address;
    case ColumnKind::community:
      return Field::community;
    case ColumnKind::subdistrict:
      return Field::subdistrict;
    case ColumnKind::host:
      return Field::host;
    case ColumnKind::keeper:
      return Field::keeper;
    case ColumnKind::phone:
      return Field::phone;
    case ColumnKind::hours:
      return Field::hours;
    case ColumnKind::roles:
      return Field::roles;
    case ColumnKind::note:
      return Field::note;
    default:
      return Field::name;
  }
}

}  // namespace

std::map<std::string, std::string> RowReader::folded_words(const table::Profile* profile) {
  std::map<std::string, std::string> folded;
  if (profile == nullptr) return folded;
  const auto section = profile->words.find(std::string(kFacilityWords));
  if (section == profile->words.end()) return folded;
  for (const auto& [word, ours] : section->second) folded[text::fold(word)] = ours.text;
  return folded;
}

// Reads one record, cell by cell.
class RowReader::Parser {
 public:
  Parser(const RowReader& reader, const table::Record& record) : reader_(reader), record_(record) {}

  Result<StationRow> parse() {
    for (std::size_t i = 0; i < reader_.columns_.size() && i < record_.cells.size(); ++i) {
      if (!reader_.columns_[i] || !record_.cells[i].present) continue;
      const Status taken = take(*reader_.columns_[i], {record_.cells[i].text, i});
      if (!taken) return placed(taken.error(), i);
    }
    const Status position = take_position();
    if (!position) return position.error();
    const Status closed = take_closed();
    if (!closed) return closed.error();
    if (row_.station.code.empty()) {
      return placed({Problem::value_missing, {"code"}, {}}, 0);
    }
    return std::move(row_);
  }

 private:
  Status take(const FileColumn& column, CellOf cell) {
    const std::string& header = reader_.names_[cell.column];
    switch (column.kind) {
      case ColumnKind::code:
        return take_into(table::clean_code(cell.text, header), row_.station.code);
      case ColumnKind::name:
      case ColumnKind::address:
      case ColumnKind::community:
      case ColumnKind::subdistrict:
      case ColumnKind::host:
      case ColumnKind::keeper:
      case ColumnKind::note:
        return take_text(field_of(column.kind), cell);
      case ColumnKind::phone:
        row_.present |= bit(Field::phone);
        if (table::says_nothing(cell.text)) return {};
        return take_into(text::normalise_phones(cell.text, header), row_.station.phone);
      case ColumnKind::hours:
        return take_hours(cell);
      case ColumnKind::roles:
        return take_roles(cell);
      case ColumnKind::facilities:
        return take_facilities(cell);
      case ColumnKind::facility:
        return take_facility(column.facility, cell);
      case ColumnKind::lat:
        place_.lat = cell;
        return {};
      case ColumnKind::lon:
        place_.lon = cell;
        return {};
      case ColumnKind::position:
        place_.pair = cell;
        return {};
      case ColumnKind::datum:
        place_.datum = cell;
        return {};
      case ColumnKind::source_lat:
        source_lat_ = text::trimmed(cell.text);
        return {};
      case ColumnKind::source_lon:
        source_lon_ = text::trimmed(cell.text);
        return {};
      case ColumnKind::source_datum:
        source_datum_ = geo::datum_named(text::trimmed(cell.text));
        return {};
      case ColumnKind::status:
        return take_status(cell);
      case ColumnKind::closed_since:
        return take_since(cell);
      case ColumnKind::closed_reason:
        return take_into(table::clean_text(cell.text, header, true), row_.station.closed_reason);
      case ColumnKind::state:
      case ColumnKind::passed:
        return {};
    }
    return {};
  }

  Status take_into(Result<std::string> value, std::string& target) {
    if (!value) return value.error();
    target = std::move(*value);
    return {};
  }

  Status take_text(Field field, CellOf cell) {
    row_.present |= bit(field);
    const std::string& header = reader_.names_[cell.column];
    auto text = table::clean_text(cell.text, header, field == Field::note);
    if (!text) return text.error();
    if (field == Field::name && text->empty()) return Error{Problem::value_missing, {header}, {}};
    if (!table::says_nothing(*text)) *text_of(row_.station, field) = std::move(*text);
    return {};
  }

  Status take_hours(CellOf cell) {
    const Status taken = take_text(Field::hours, cell);
    if (!taken || row_.station.hours.empty()) return taken;
    using calendar::Understanding;
    const Understanding understanding = calendar::parse_hours(row_.station.hours).understanding();
    if (understanding == Understanding::broken) {
      return Error{Problem::hours_bad, {reader_.names_[cell.column]}, {}};
    }
    row_.hours_flawed = understanding != Understanding::understood;
    return {};
  }

  Status take_roles(CellOf cell) {
    row_.present |= bit(Field::roles);
    const auto text = table::clean_text(cell.text, reader_.names_[cell.column], false);
    if (!text) return text.error();
    row_.station.roles.clear();
    for (const std::string& word : table::words_in(*text)) {
      row_.station.roles += (row_.station.roles.empty() ? "" : "|") + word;
    }
    return {};
  }

  Status take_facilities(CellOf cell) {
    row_.present |= bit(Field::facilities);
    std::vector<std::string> words = table::words_in(cell.text);
    // Words with spaces between them, unless the whole is one word of the list: air conditioning.
    if (words.size() == 1 && !reader_.facilities_.find(words[0]) &&
        words[0].find(' ') != std::string::npos) {
      std::string spaced = words[0];
      std::replace(spaced.begin(), spaced.end(), ' ', '|');
      words = table::words_in(spaced);
    }
    translate(words);
    const auto set = reader_.facilities_.parse(words);
    if (!set) return Error{Problem::facility_unread, set.error().arguments, {}};
    row_.station.facilities |= *set;
    row_.facility_mask = ~FacilitySet{0};
    return {};
  }

  // The profile's words become ours; those that it maps to nothing, and 无, go.
  void translate(std::vector<std::string>& words) const {
    for (std::string& word : words) {
      const auto known = reader_.facility_words_.find(text::fold(word));
      if (known != reader_.facility_words_.end()) word = known->second;
    }
    std::erase_if(
        words, [](const std::string& word) { return word.empty() || table::says_nothing(word); });
  }

  Status take_facility(int number, CellOf cell) {
    row_.present |= bit(Field::facilities);
    const auto mark = table::yes_or_no(cell.text);
    if (!mark) return Error{Problem::facility_mark_bad, {reader_.names_[cell.column]}, {}};
    const FacilitySet one = FacilitySet{1} << static_cast<unsigned>(number);
    row_.facility_mask |= one;
    if (*mark) row_.station.facilities |= one;
    return {};
  }

  Status take_status(CellOf cell) {
    if (text::trimmed(cell.text).empty()) return {};
    const auto closed = is_closed_word(cell.text);
    if (!closed) {
      return Error{
          Problem::status_unknown, {std::string(cell.text), "open, closed, 开放, 关闭"}, {}};
    }
    row_.present |= bit(Field::closed);
    row_.closed = *closed;
    return {};
  }

  Status take_since(CellOf cell) {
    const std::string_view text = text::trimmed(cell.text);
    if (text.empty()) return {};
    // A day alone begins at midnight in China.
    const auto since = calendar::parse_time(text, *reader_.zone_);
    if (!since) return Error{Problem::date_bad, {reader_.names_[cell.column], "2026-11-24"}, {}};
    row_.station.closed_since = *since;
    row_.says_since = true;
    return {};
  }

  Status take_closed() {
    // Of a station that is open, a date says from when on it will not be.
    if (row_.has(Field::closed) && !row_.closed && !row_.says_since) {
      row_.station.closed_since.reset();
      row_.station.closed_reason.clear();
    }
    return {};
  }

  Status take_position() {
    if (!place_.lat && !place_.lon && !place_.pair) return {};
    auto place = table::read_place(place_, {reader_.names_, reader_.datum_, {}, reader_.order_});
    if (!place) return placed(place.error(), place.error().place.column - 1);
    if (place->numbers == geo::Position{0, 0}) {
      return placed({Problem::position_zero, {}, {}},
                    place_.lat ? place_.lat->column : place_.pair->column);
    }
    if (!place->datum) {
      return table::without_datum(*place, place_, reader_.names_, reader_.file_, record_);
    }
    row_.present |= bit(Field::position);
    row_.station.source_datum = *place->datum;
    row_.station.position = geo::convert(place->numbers, *place->datum, geo::Datum::wgs84);
    row_.station.source_lat = std::move(place->lat);
    row_.station.source_lon = std::move(place->lon);
    take_source();
    return {};
  }

  // Our own export carries the numbers as they once came beside the WGS-84 ones: where they are the
  // same place, they are taken again.
  void take_source() {
    if (!source_datum_ || source_lat_.empty() || source_lon_.empty()) return;
    const auto lat = geo::parse_latitude(source_lat_, "");
    const auto lon = geo::parse_longitude(source_lon_, "");
    if (!lat || !lon) return;
    const geo::Position once = geo::convert({*lat, *lon}, *source_datum_, geo::Datum::wgs84);
    const bool same = std::abs(once.lat - row_.station.position.lat) < 1e-9 &&
                      std::abs(once.lon - row_.station.position.lon) < 1e-9;
    if (!same) return;
    row_.station.source_lat = source_lat_;
    row_.station.source_lon = source_lon_;
    row_.station.source_datum = *source_datum_;
    row_.station.position = once;
  }

  Error placed(Error error, std::size_t column) const {
    return table::placed(std::move(error), reader_.file_, record_, column);
  }

  const RowReader& reader_;
  const table::Record& record_;
  StationRow row_;
  PlaceCells place_;
  std::string source_lat_;
  std::string source_lon_;
  std::optional<geo::Datum> source_datum_;
};

// A profile that was written for another file, or has a typing error, is at fault, not the rows.
Status RowReader::check_profile(std::span<const std::string> names) const {
  if (profile_ == nullptr) return {};
  for (const auto& [field, header] : profile_->columns) {
    if (table::has_header_of_profile(names, header.text)) continue;
    return Error{Problem::profile_header_missing, {header.text, field, file_}, header.place};
  }
  const auto words = profile_->words.find(std::string(kFacilityWords));
  if (words == profile_->words.end()) return {};
  for (const auto& [word, ours] : words->second) {
    if (ours.text.empty() || facilities_.find(ours.text)) continue;
    Error unknown = facilities_.unknown(ours.text);
    unknown.place = ours.place;
    return unknown;
  }
  return {};
}

Result<std::vector<std::string>> RowReader::take_header(std::span<const std::string> names,
                                                        std::uint64_t line) {
  const Status fits = check_profile(names);
  if (!fits) return fits.error();
  columns_.clear();
  state_columns_.clear();
  names_.assign(names.begin(), names.end());
  std::vector<std::string> unused;
  bool has_code = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto column = map_.find(names[i]);
    if (!column && !names[i].empty()) unused.push_back(names[i]);
    const bool is_state = column && column->kind == ColumnKind::state;
    if (is_state) state_columns_.push_back(i);
    const bool twice =
        column && !is_state && column->kind != ColumnKind::passed &&
        std::any_of(columns_.begin(), columns_.end(), [&](const std::optional<FileColumn>& other) {
          return other && other->kind == column->kind && other->facility == column->facility;
        });
    if (twice) return Error{Problem::header_duplicate, {names[i]}, {file_, line, i + 1, {}}};
    has_code = has_code || (column && column->kind == ColumnKind::code);
    columns_.push_back(column);
  }
  if (!has_code) return Error{Problem::column_missing, {"code", "编号"}, {file_, line, 0, {}}};
  return unused;
}

void RowReader::keep_places() {
  for (std::optional<FileColumn>& column : columns_) {
    if (!column) continue;
    switch (column->kind) {
      case ColumnKind::code:
      case ColumnKind::lat:
      case ColumnKind::lon:
      case ColumnKind::datum:
      case ColumnKind::position:
        break;
      default:
        column.reset();
    }
  }
}

Result<StationRow> RowReader::read(const table::Record& record) const {
  return Parser(*this, record).parse();
}

}  // namespace yangxiao::station
