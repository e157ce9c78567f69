#include "catalogue/row.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/text/fold.hpp"
#include "base/text/halfwidth.hpp"
#include "base/text/joined.hpp"
#include "base/text/phone.hpp"
#include "calendar/civil.hpp"
#include "calendar/limit.hpp"
#include "table/cell_reading.hpp"
#include "table/header_words.hpp"
#include "table/row_error.hpp"

namespace yangxiao::catalogue {
namespace {

// Digits of a number that is somebody's own: those of a landline. What is shorter serves many.
constexpr std::size_t kShortestOwnPhone = 7;

Result<Value> text_value(Result<std::string> text) {
  if (!text) return text.error();
  return text->empty() ? Value() : Value(std::move(*text));
}

Result<Value> choice_of(const Field& field, std::string_view text, const std::string& header) {
  const std::string word = text::fold(text);
  std::string known;
  for (const Choice& choice : field.choices) {
    if (word == choice.code || table::is_among(word, choice.words))
      return Value(std::string(choice.code));
    known += (known.empty() ? "" : ", ") + std::string(choice.code) + " " +
             std::string(choice.words.substr(0, choice.words.find('|')));
  }
  return Error{Problem::choice_unknown, {header, known}, {}};
}

Result<Value> number_of(const Field& field, std::string_view text, const std::string& header) {
  const auto number = table::whole_number_in(text, header, {field.least, field.most, "m|米"});
  if (!number) return number.error();
  return Value(*number);
}

Result<std::string> day_text(std::string_view text, const std::string& header) {
  const auto day = table::day_in(text, header);
  if (!day) return day.error();
  return calendar::to_text(*day);
}

}  // namespace

table::ProfileForm profile_form(const Kind& kind) {
  table::ProfileForm form{{"code"}, {}};
  for (const Field& field : kind.fields) form.fields.push_back(field.name);
  if (kind.has_place) {
    for (const std::string_view name : {"lat", "lon", "position", "datum"}) {
      form.fields.push_back(name);
    }
  }
  return form;
}

std::optional<RowReader::FileColumn> RowReader::shipped_meaning(std::string_view header) const {
  if (table::header_means(header, "code", kind_.code_aliases)) return FileColumn{Meaning::code, 0};
  for (std::size_t i = 0; i < kind_.fields.size(); ++i) {
    if (table::header_means(header, kind_.fields[i].name, kind_.fields[i].aliases)) {
      return FileColumn{Meaning::field, i};
    }
  }
  if (kind_.has_place) {
    using Named = std::pair<std::string_view, std::pair<std::string_view, Meaning>>;
    for (const auto& [name, rest] :
         std::initializer_list<Named>{{"lat", {table::kLatHeaders, Meaning::lat}},
                                      {"lon", {table::kLonHeaders, Meaning::lon}},
                                      {"position", {table::kPairHeaders, Meaning::pair}},
                                      {"datum", {table::kDatumHeaders, Meaning::datum}}}) {
      if (table::header_means(header, name, rest.first)) return FileColumn{rest.second, 0};
    }
  }
  // What an export says beside, and a file of rejected rows.
  for (const char* passed : {"source_lat", "source_lon", "source_datum", "merged_into",
                             "reject_line", "reject_problem", "reject_reason"}) {
    if (header == passed) return FileColumn{Meaning::passed, 0};
  }
  return std::nullopt;
}

std::optional<RowReader::FileColumn> RowReader::find(std::string_view header) const {
  if (header.empty()) return std::nullopt;
  if (profile_ == nullptr) return shipped_meaning(header);
  for (const auto& [field, theirs] : profile_->columns) {
    if (table::is_header_of_profile(header, theirs.text)) return shipped_meaning(field);
  }
  if (profile_->ignores(header)) return FileColumn{Meaning::passed, 0};
  const auto meaning = shipped_meaning(header);
  // A profile that maps another header to this field has said that this one is something else.
  for (const auto& [field, theirs] : profile_->columns) {
    if (meaning == shipped_meaning(field)) return std::nullopt;
  }
  return meaning;
}

std::string RowReader::meaning_of(std::string_view header) const {
  const auto column = find(header);
  if (!column) return {};
  switch (column->meaning) {
    case Meaning::code:
      return "code";
    case Meaning::field:
      return std::string(kind_.fields[column->field].name);
    case Meaning::lat:
    case Meaning::lon:
    case Meaning::pair:
    case Meaning::datum:
      return "position";
    case Meaning::passed:
      return {};
  }
  return {};
}

Result<std::vector<std::string>> RowReader::take_header(std::span<const std::string> names,
                                                        std::uint64_t line) {
  columns_.clear();
  names_.assign(names.begin(), names.end());
  if (profile_ != nullptr) {
    for (const auto& [field, header] : profile_->columns) {
      if (table::has_header_of_profile(names, header.text)) continue;
      return Error{Problem::profile_header_missing, {header.text, field, file_}, header.place};
    }
  }
  std::vector<std::string> unused;
  bool has_key = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto column = find(names[i]);
    if (!column && !names[i].empty()) unused.push_back(names[i]);
    if (column && column->meaning != Meaning::passed &&
        std::find(columns_.begin(), columns_.end(), column) != columns_.end()) {
      return Error{Problem::header_duplicate, {names[i]}, {file_, line, i + 1, {}}};
    }
    has_key = has_key ||
              (column &&
               (column->meaning == Meaning::code ||
                (column->meaning == Meaning::field && !kind_.code_is_day && column->field == 0)));
    columns_.push_back(column);
  }
  if (!has_key && kind_.code_is_day) {
    return Error{Problem::column_missing, {"code", "日期"}, {file_, line, 0, {}}};
  }
  if (!has_key) {
    const Field& first = kind_.fields.front();
    const auto word = first.aliases.substr(0, first.aliases.find('|'));
    return Error{Problem::column_missing,
                 {std::string(first.name), std::string(word)},
                 {file_, line, 0, {}}};
  }
  return unused;
}

Result<Value> RowReader::day_of(const Field& field, std::string_view text,
                                const std::string& header) const {
  const auto day = table::day_in(text, header);
  if (!day) return day.error();
  if (field.type == FieldType::past_day) {
    const auto zone = calendar::Zone::named("Asia/Shanghai");
    if (*day > calendar::local_of(today_, *zone).day) {
      return Error{Problem::date_ahead, {header}, {}};
    }
  }
  return Value(calendar::to_text(*day));
}

Result<Value> RowReader::value_of(const Field& field, std::string_view text,
                                  const std::string& header) const {
  const std::string_view trimmed = text::trimmed(text);
  const bool is_name = &field == &kind_.fields.front();
  const Value nothing;  // copied: the compiler takes a moved temporary for uninitialised
  if (trimmed.empty() || (!is_name && table::says_nothing(trimmed))) return nothing;
  switch (field.type) {
    case FieldType::text:
    case FieldType::person:
      return text_value(table::clean_text(text, header, false));
    case FieldType::note:
      return text_value(table::clean_text(text, header, true));
    case FieldType::phone:
    case FieldType::phones: {
      auto phones = text::normalise_phones(text, header);
      if (phones && field.type == FieldType::phone && phones->find(';') != std::string::npos) {
        return Error{Problem::phone_several, {header}, {}};
      }
      const bool is_short = phones && field.type == FieldType::phone && !phones->empty() &&
                            !text::is_masked(*phones) && phones->size() < kShortestOwnPhone;
      if (is_short) return Error{Problem::phone_form, {header}, {}};
      return text_value(std::move(phones));
    }
    case FieldType::day:
    case FieldType::past_day:
      return day_of(field, trimmed, header);
    case FieldType::number:
      return number_of(field, trimmed, header);
    case FieldType::choice:
      return choice_of(field, trimmed, header);
    case FieldType::reference: {
      const auto row = references_.find(field.table, trimmed, header);
      if (!row) return row.error();
      return Value(*row);
    }
    case FieldType::list: {
      auto whole = table::clean_text(text, header, false);
      if (!whole) return whole.error();
      return text_value(text::joined(table::words_in(*whole), "|"));
    }
    case FieldType::limit: {
      const auto limit = calendar::parse_limit(trimmed);
      if (!limit) return Error{Problem::limit_bad, {header}, {}};
      return Value(calendar::to_text(*limit));
    }
  }
  return Value();
}

Error RowReader::placed(Error error, const table::Record& record, std::size_t column) const {
  return table::placed(std::move(error), file_, record, column);
}

Status RowReader::take_place(const table::PlaceCells& cells, const table::Record& record,
                             Row& row) const {
  if (!cells.lat && !cells.lon && !cells.pair) return {};
  row.present |= bit(kind_.place_bit());
  if (cells.is_blank()) return {};
  auto place = table::read_place(cells, {names_, datum_, {}, order_});
  if (!place) return placed(place.error(), record, place.error().place.column - 1);
  if (!place->datum) return table::without_datum(*place, cells, names_, file_, record);
  row.entry.place = EntryPlace{geo::convert(place->numbers, *place->datum, geo::Datum::wgs84),
                               std::move(place->lat), std::move(place->lon), *place->datum};
  return {};
}

Result<Row> RowReader::read(const table::Record& record) const {
  Row row;
  row.entry.values.resize(kind_.fields.size());
  table::PlaceCells cells;
  for (std::size_t i = 0; i < columns_.size() && i < record.cells.size(); ++i) {
    if (!columns_[i] || !record.cells[i].present) continue;
    const table::CellOf cell{record.cells[i].text, i};
    switch (columns_[i]->meaning) {
      case Meaning::code: {
        if (text::trimmed(cell.text).empty()) break;  // made here, or said beside
        auto code = kind_.code_is_day ? day_text(text::trimmed(cell.text), names_[i])
                                      : table::clean_code(cell.text, names_[i]);
        if (!code) return placed(code.error(), record, i);
        row.entry.code = std::move(*code);
        break;
      }
      case Meaning::field: {
        const Field& field = kind_.fields[columns_[i]->field];
        auto value = value_of(field, cell.text, names_[i]);
        if (!value) return placed(value.error(), record, i);
        if (field.required && std::holds_alternative<std::monostate>(*value)) {
          return placed({Problem::value_missing, {names_[i]}, {}}, record, i);
        }
        row.entry.values[columns_[i]->field] = std::move(*value);
        row.present |= bit(columns_[i]->field);
        break;
      }
      case Meaning::lat:
        cells.lat = cell;
        break;
      case Meaning::lon:
        cells.lon = cell;
        break;
      case Meaning::pair:
        cells.pair = cell;
        break;
      case Meaning::datum:
        cells.datum = cell;
        break;
      case Meaning::passed:
        break;
    }
  }
  const Status position = take_place(cells, record, row);
  if (!position) return position.error();
  return row;
}

}  // namespace yangxiao::catalogue
