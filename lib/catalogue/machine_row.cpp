#include "catalogue/machine_row.hpp"

#include <algorithm>
#include <array>

#include "base/text/joined.hpp"
#include "catalogue/entry_table.hpp"
#include "catalogue/rare_choices.hpp"
#include "catalogue/shown.hpp"

namespace yangxiao::catalogue {

using table::Type;

std::vector<table::Column> machine_columns(const Kind& kind) {
  const bool is_of_persons = kind.is_of_persons();
  std::vector<table::Column> columns = {{"code"}};
  for (const Field& field : kind.fields) {
    const Type type = field.type == FieldType::number ? Type::integer
                      : field.type == FieldType::list ? Type::list
                                                      : Type::text;
    const bool is_personal = is_of_persons ? field.type != FieldType::choice
                                           : yangxiao::catalogue::is_personal(field.type) ||
                                                 field.type == FieldType::note;
    columns.push_back({field.name, type, -1, is_personal});
  }
  if (!kind.has_place) return columns;
  columns.push_back({"lat", Type::real, -1, is_of_persons});
  columns.push_back({"lon", Type::real, -1, is_of_persons});
  for (const char* name : {"datum", "source_lat", "source_lon", "source_datum"}) {
    columns.push_back({name, Type::text, -1, is_of_persons});
  }
  return columns;
}

MachineRow::MachineRow(const store::Reader& book, const Kind& kind, const Disclosure& disclosure)
    : kind_(kind),
      disclosure_(disclosure),
      references_(book),
      texts_(kind.fields.size()),
      lists_(kind.fields.size()) {
  if (kind.hidden != nullptr) hidden_ = kind.hidden(book);
  if (!has_pseudonyms()) return;
  for (const Field& field : kind.fields) {
    const bool is_choice = field.type == FieldType::choice;
    rare_.push_back(is_choice ? rare_choices(book, kind, field) : std::set<std::string>());
  }
}

std::string MachineRow::code(const Entry& entry) const {
  return kind_.is_of_persons() ? disclosure_.person_code(entry.code) : entry.code;
}

std::string MachineRow::text(const Entry& entry, std::size_t field) {
  std::string whole = shown(kind_, entry, field, references_);
  // Where somebody lives and works, and since when, finds them again.
  const bool hides_all = kind_.is_of_persons() && disclosure_.is_open();
  if (field == kind_.place_bit()) return hides_all ? std::string() : whole;
  const Field& described = kind_.fields[field];
  if (hides_all && (described.type != FieldType::choice || rare_[field].contains(whole))) return {};
  const bool is_person = field == 0 && kind_.names_person != nullptr &&
                         kind_.names_person(entry, disclosure_.is_open());
  if (is_person) return person_at(privacy(), whole);
  switch (described.type) {
    case FieldType::reference: {
      const auto* row = std::get_if<std::int64_t>(&entry.values[field]);
      if (row != nullptr && hides(field, *row)) return {};
      return described.table == "member" ? disclosure_.person_code(whole) : whole;
    }
    case FieldType::person:
      return person_at(privacy(), whole);
    case FieldType::phone:
      return own_phones_at(privacy(), whole);
    case FieldType::phones:
      return phones_at(privacy(), whole);
    case FieldType::note:
      return remark_at(privacy(), whole);
    case FieldType::text: {
      std::string room;
      return std::string(place_at(privacy(), whole, room));
    }
    default:
      break;
  }
  return whole;
}

void MachineRow::say_list(std::size_t field) {
  lists_[field] = text::words_joined(texts_[field]);
  values_.emplace_back(std::span<const std::string_view>(lists_[field]));
}

void MachineRow::say_place(const std::optional<EntryPlace>& place) {
  if (!place) {
    values_.resize(values_.size() + 6);
    return;
  }
  const std::array<table::Value, 6> of_place = {place->position.lat,
                                                place->position.lon,
                                                std::string_view("wgs84"),
                                                std::string_view(place->source_lat),
                                                std::string_view(place->source_lon),
                                                geo::name_of(place->source_datum)};
  values_.insert(values_.end(), of_place.begin(), of_place.end());
}

std::span<const table::Value> MachineRow::of(const Entry& entry) {
  values_.clear();
  code_ = code(entry);
  values_.emplace_back(std::string_view(code_));
  for (std::size_t i = 0; i < kind_.fields.size(); ++i) {
    texts_[i] = text(entry, i);
    const auto* number = std::get_if<std::int64_t>(&entry.values[i]);
    if (kind_.fields[i].type == FieldType::number && number != nullptr && !texts_[i].empty()) {
      values_.emplace_back(*number);
    } else if (kind_.fields[i].type == FieldType::list) {
      say_list(i);
    } else {
      values_.push_back(texts_[i].empty() ? table::Value()
                                          : table::Value(std::string_view(texts_[i])));
    }
  }
  static const std::optional<EntryPlace> nowhere;
  const bool hides_place = kind_.is_of_persons() && disclosure_.is_open();
  if (kind_.has_place) say_place(hides_place ? nowhere : entry.place);
  return values_;
}

Status each_as_shown(const store::Reader& book, const Kind& kind, const MachineRow& row,
                     const std::string& after, const std::function<bool(const Entry&)>& is_wanted,
                     const std::function<Status(const Entry&)>& take) {
  std::vector<Entry> kept;
  const Status read = EntryReader(book, kind).each(after, [&](const Entry& entry) -> Status {
    if (!is_wanted(entry)) return {};
    if (!row.has_pseudonyms()) return take(entry);
    kept.push_back(entry);
    return {};
  });
  if (!read) return read;
  std::sort(kept.begin(), kept.end(),
            [&](const Entry& one, const Entry& other) { return row.code(one) < row.code(other); });
  for (const Entry& entry : kept) {
    const Status taken = take(entry);
    if (!taken) return taken;
  }
  return {};
}

}  // namespace yangxiao::catalogue
