// What a person changes of one entry: add, set.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/kind.hpp"
#include "geo/position_text.hpp"
#include "table/assignment.hpp"

namespace yangxiao::catalogue {

struct Coordinates {
  std::optional<geo::Datum> datum;
  geo::Order order = geo::Order::lat_lon;
};

// What a new book's list begins with; nothing where it has entries already. The entries are named
// like the columns of a file and are right: the shipped ones by a test, those of an office's config
// by the error. Errors: those of add_entry.
Status seed_entries(store::Writer& book, const Kind& kind,
                    std::span<const std::vector<std::pair<std::string, std::string>>> entries);

struct Changed {
  Entry before;
  Entry after;
};

// Adds an entry; the fields are the columns of a file. Without a code it is given one. Errors:
// entry_exists, field_unknown, those of a row and of Kind::check.
Result<Entry> add_entry(store::Writer& book, const Kind& kind,
                        const std::vector<table::Assignment>& fields, const Coordinates& given);

// Changes an entry; a field that is set here beats every later file. Errors: entry_missing,
// field_unknown, code_fixed, those of a row and of Kind::check.
Result<Changed> change_entry(store::Writer& book, const Kind& kind, const std::string& code,
                             const std::vector<table::Assignment>& fields,
                             const Coordinates& given);

}  // namespace yangxiao::catalogue
