// Kinds of things that the office keeps lists of: members, teams, employers. A kind is a value; one
// set of functions adds, imports, changes and takes back the entries of every kind.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "geo/datum.hpp"
#include "store/book.hpp"

namespace yangxiao::catalogue {

enum class FieldType : std::uint8_t {
  text,
  note,       // long, with any character
  person,     // somebody's name
  phone,      // one number, a person's own
  phones,     // several, joined by ';', of an office
  day,        // YYYY-MM-DD
  past_day,   // the same, and not ahead
  number,     // a whole number
  choice,     // one of Field::choices
  reference,  // an entry of Field::table, by code or name
  list,       // words joined by '|'
  limit,      // a span of time: 2h hours of the clock, 4wh working hours, 7wd working days
};

struct Choice {
  std::string_view code;
  std::string_view words;  // other words for it, folded, joined by '|'
};

// The name is that of the table's column, of a file's header and of `set`. The order is part of the
// book's format (Entry::edited): new fields go to the end.
struct Field {
  std::string_view name;
  std::string_view aliases;  // of headers, as table::header_means takes them
  FieldType type = FieldType::text;
  bool required = false;
  std::span<const Choice> choices = {};
  std::string_view table = {};  // of a reference
  std::int64_t least = 0;       // of a number
  std::int64_t most = 0;
};

constexpr bool is_personal(FieldType type) {
  return type == FieldType::person || type == FieldType::phone || type == FieldType::phones;
}

// Nothing; a number or a reference's row; a text.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

struct EntryPlace {
  geo::Position position;  // WGS-84
  std::string source_lat;  // the numbers as they came
  std::string source_lon;
  geo::Datum source_datum = geo::Datum::wgs84;
};

struct Entry {
  std::int64_t id = 0;  // the row's number: never printed
  std::string code;
  std::vector<Value> values;  // in the order of the kind's fields
  std::optional<EntryPlace> place;
  std::uint64_t edited = 0;           // fields that a person changed here, a bit each
  std::optional<std::int64_t> batch;  // the import that made the row
  std::int64_t content = 0;           // the mark under which it got what it says
  std::int64_t mark = 0;
};

class EntryReader;

// A column of another table that points here: what it points at is not taken back.
struct Referrer {
  std::string_view table;
  std::string_view column;
};

// Entries of another list that not everybody may see named in a field: a cell that is empty because
// of that clears nothing.
struct Hidden {
  std::size_t field = 0;
  std::set<std::int64_t> rows;

  bool holds(std::size_t of, std::int64_t row) const { return of == field && rows.contains(row); }
  bool holds(const Entry& entry, std::size_t of) const {
    const auto* row = std::get_if<std::int64_t>(&entry.values[of]);
    return row != nullptr && holds(of, *row);
  }
};

struct Kind {
  std::string_view table;    // of the book, and the name of its row number
  std::string_view subject;  // of batches
  char letter;               // of the codes that are made here
  std::string_view code_aliases;
  std::span<const Field> fields;  // the first is what people call it: a row needs it, or a code
  bool has_place = false;
  std::span<const Referrer> referrers = {};
  // The entry that a row without a code is about; none: it is new. Errors: entry_ambiguous.
  Result<std::optional<Entry>> (*same)(EntryReader& stored, const Entry& row) = nullptr;
  // A rule that looks at other rows too, before an entry is written. `former` is nullptr for a new
  // one.
  Status (*check)(const store::Reader& book, const Entry* former, const Entry& next) = nullptr;
  // What is to be kept of a change beside the row itself.
  void (*written)(store::Writer& book, const Entry* former, const Entry& next) = nullptr;
  // Drops what `written` kept in a transaction that is taken back.
  void (*unwritten)(store::Writer& book, std::int64_t id, std::int64_t mark) = nullptr;
  Hidden (*hidden)(const store::Reader& book) = nullptr;
  // A query of rows that are no entries any more, and stay because others point to them: they have
  // no code that finds them, and are on no list.
  std::string_view gone = {};
  bool code_is_day = false;  // a calendar: the code is YYYY-MM-DD, and every row says it
  // Whether what an entry is called is the name of a person; where nobody has said so, what is
  // asked.
  bool (*names_person)(const Entry& entry, bool if_unsaid) = nullptr;

  bool is_of_persons() const { return fields[0].type == FieldType::person; }
  std::size_t place_bit() const { return fields.size(); }
  std::optional<std::size_t> find(std::string_view name) const {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields[i].name == name) return i;
    }
    return std::nullopt;
  }
};

constexpr std::uint64_t bit(std::size_t field) { return std::uint64_t{1} << field; }

// The text of a value; empty for nothing and for numbers.
const std::string& text_of(const Entry& entry, std::size_t field);

// As one JSON object and back: what a batch keeps of a row that it wrote over.
std::string to_json(const Kind& kind, const Entry& entry);
std::optional<Entry> from_json(const Kind& kind, std::string_view json);

}  // namespace yangxiao::catalogue
