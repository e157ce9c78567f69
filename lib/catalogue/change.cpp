#include "catalogue/change.hpp"

#include "catalogue/entry_table.hpp"
#include "catalogue/merge.hpp"
#include "catalogue/reference.hpp"

namespace yangxiao::catalogue {
namespace {

// The assignments as a row of a file with those headers, so that one set of rules serves both.
Result<Row> row_of(store::Writer& book, const Kind& kind, References& references,
                   const std::vector<table::Assignment>& fields, const Coordinates& given) {
  RowReader reader("", kind, references, nullptr, given.datum, given.order, book.now());
  std::vector<std::string> names;
  std::vector<table::Cell> cells;
  for (const table::Assignment& assignment : fields) {
    if (reader.meaning_of(assignment.field).empty()) {
      return table::unknown_field(assignment.field, profile_form(kind).fields);
    }
    names.push_back(assignment.field);
    cells.push_back({assignment.value, true});
  }
  // A row is known by a name or a code; what is changed here is known already.
  bool is_known = false;
  for (const std::string& name : names) {
    const std::string meaning = reader.meaning_of(name);
    is_known =
        is_known || meaning == "code" || (meaning == kind.fields.front().name && !kind.code_is_day);
  }
  if (!is_known) {
    names.push_back("code");
    cells.push_back({"", true});
  }
  const auto unused = reader.take_header(names, 0);
  if (!unused) return unused.error();
  auto row = reader.read({0, cells});
  if (!row) row.error().place = {{}, 0, 0, row.error().place.value};
  return row;
}

}  // namespace

Result<Entry> add_entry(store::Writer& book, const Kind& kind,
                        const std::vector<table::Assignment>& fields, const Coordinates& given) {
  References references(book);
  auto row = row_of(book, kind, references, fields, given);
  if (!row) return row.error();
  const Status complete = check_complete(kind, *row);
  if (!complete) return complete.error();
  EntryReader reader(book, kind);
  if (!row->entry.code.empty()) {
    const auto same = reader.with_code(row->entry.code);
    if (same) return Error{Problem::entry_exists, {same->code}, {}};
  } else if (kind.same != nullptr) {
    const auto same = kind.same(reader, row->entry);
    if (!same) return Error{Problem::entry_exists, {same.error().arguments[1]}, {}};
    if (*same) return Error{Problem::entry_exists, {(*same)->code}, {}};
  }
  const Status inserted = EntryWriter(book, kind).insert(row->entry);
  if (!inserted) return inserted.error();
  return std::move(row->entry);
}

Result<Changed> change_entry(store::Writer& book, const Kind& kind, const std::string& code,
                             const std::vector<table::Assignment>& fields,
                             const Coordinates& given) {
  auto stored = entry_with_word(book, kind, code);
  if (!stored) return stored.error();
  References references(book);
  const auto row = row_of(book, kind, references, fields, given);
  if (!row) return row.error();
  if (!row->entry.code.empty()) return Error{Problem::code_fixed, {stored->code}, {}};
  Entry unprotected = *stored;
  unprotected.edited = 0;  // a person may change what a person changed before
  Merged merged = merge(kind, unprotected, *row, {});
  merged.entry.edited = stored->edited | row->present;
  const Status updated = EntryWriter(book, kind).update(*stored, merged.entry);
  if (!updated) return updated.error();
  return Changed{std::move(*stored), std::move(merged.entry)};
}

Status seed_entries(store::Writer& book, const Kind& kind,
                    std::span<const std::vector<std::pair<std::string, std::string>>> entries) {
  bool is_empty = true;
  Status status = EntryReader(book, kind).each("", [&is_empty](const Entry&) -> Status {
    is_empty = false;
    return {};
  });
  if (!is_empty) return status;
  for (const auto& entry : entries) {
    std::vector<table::Assignment> fields;
    for (const auto& [name, text] : entry) fields.push_back({name, text});
    const auto added = add_entry(book, kind, fields, {});
    if (!added) return added.error();
  }
  return {};
}

}  // namespace yangxiao::catalogue
