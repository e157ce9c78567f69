// The rows of a kind's table. The SQL is made from the kind.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/kind.hpp"
#include "store/batch.hpp"

namespace yangxiao::catalogue {

// The texts of all statements that a kind's functions run, for the test that prepares them.
std::vector<std::string> statements_of(const Kind& kind);

// Looks entries up, each way with one statement that is prepared when it is first asked for.
class EntryReader {
 public:
  EntryReader(const store::Reader& book, const Kind& kind) : book_(book), kind_(kind) {}
  std::optional<Entry> with_code(std::string_view code);
  std::optional<Entry> at(std::int64_t id);
  // The entries with a value in a field, in the order of their codes.
  std::vector<Entry> with_value(std::string_view field, const Value& value);
  // All entries in the order of their codes, behind one code; until the callback says stop.
  Status each(const std::string& after, const std::function<Status(const Entry&)>& take);
  const store::Reader& book() const { return book_; }

 private:
  Entry read(SQLite::Statement& row) const;

  const store::Reader& book_;
  const Kind& kind_;
  std::optional<SQLite::Statement> by_code_;
  std::optional<SQLite::Statement> by_id_;
  std::optional<SQLite::Statement> by_value_;
  std::string by_field_;  // of by_value_
};

// The entry with a code, or entry_missing with the nearest code there is. Codes made here may be
// typed as people read them (text::read_checked_code).
Result<Entry> entry_with_code(const store::Reader& book, const Kind& kind, const std::string& code);

// The one entry that was found for a row without a code; nothing where none was. Of several nobody
// can know which is meant, and a new one each time would be none of them. Errors: entry_ambiguous.
Result<std::optional<Entry>> only_one(const std::vector<Entry>& found, const Entry& row);
// Kind::same of lists whose entries have one name each, which is their first field.
Result<std::optional<Entry>> same_by_name(EntryReader& stored, const Entry& row);

// Writes entries. Every row gets the writer's mark. insert() gives an entry without a code one.
class EntryWriter {
 public:
  EntryWriter(store::Writer& book, const Kind& kind) : book_(book), kind_(kind) {}
  // Errors: those of Kind::check.
  Status insert(Entry& entry);
  Status update(const Entry& former, const Entry& next);
  // As it was before a batch, its content mark too.
  void restore(const Entry& former);
  void remove(const Entry& entry);

 private:
  void bind(SQLite::Statement& statement, const Entry& entry, std::int64_t content) const;
  void run_update(const Entry& entry, std::int64_t content);
  std::string new_code();

  store::Writer& book_;
  const Kind& kind_;
  std::optional<SQLite::Statement> insert_;
  std::optional<SQLite::Statement> update_;
};

// Removes what an import of something else made in passing, as far as nobody has changed it or
// points to it since.
void remove_made(store::Writer& book, const Kind& kind, std::int64_t batch, std::int64_t mark);

// Takes a batch back as a whole, as station::undo_batch does. Errors: batch_missing, batch_undone,
// batch_built_on.
Result<store::Undone> undo_batch(store::Writer& book, const Kind& kind, std::int64_t batch);

}  // namespace yangxiao::catalogue
