#include "export/night/changes.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

namespace yangxiao::exporting {
namespace {

// Which rows of a table were written since: ?1 the mark, ?2 the number of the last link.
struct Rule {
  std::string_view table;
  std::string_view changed;
  std::string_view group = "";    // the rows are replaced in groups: by this column
  std::string_view touched = "";  // and these are its values
  std::string_view owner = "";    // what belongs to no row of this table goes with it
};

constexpr std::array kRules = {
    Rule{"book", "1"},
    Rule{"ledger", "1"},
    Rule{"actor", "number > ?2"},
    // Whoever gave or got, also by what is ended now: what is held of theirs is less then.
    Rule{"account",
         "number > ?2 OR account IN (SELECT debit FROM old.transfer WHERE number > ?2 UNION "
         "SELECT credit FROM old.transfer WHERE number > ?2 UNION "
         "SELECT held.debit FROM old.transfer JOIN old.transfer AS held "
         "ON held.number = transfer.resolves WHERE transfer.number > ?2)"},
    Rule{"transfer", "number > ?2"},
    Rule{"lot", "lot > ?2 OR lot IN (SELECT lot FROM old.allocation WHERE transfer > ?2)"},
    Rule{"allocation", "transfer > ?2"},
    Rule{"rule", "number > ?2"},
    Rule{"stock_account", "number > ?2"},
    Rule{"stock_lot", "lot > ?2"},
    Rule{"stock_movement", "number > ?2"},
    Rule{"stock", "lot IN (SELECT lot FROM old.stock_movement WHERE number > ?2)", "lot",
         "SELECT DISTINCT lot FROM old.stock_movement WHERE number > ?2"},
    // Whoever is erased goes from the names of files and from what rows said before.
    Rule{"batch", "mark > ?1 OR EXISTS (SELECT 1 FROM old.erasure WHERE mark > ?1)"},
    Rule{"batch_former",
         "batch IN (SELECT batch FROM old.batch WHERE mark > ?1) "
         "OR EXISTS (SELECT 1 FROM old.erasure WHERE mark > ?1)",
         "batch",
         "SELECT batch FROM old.batch "
         "WHERE mark > ?1 OR EXISTS (SELECT 1 FROM old.erasure WHERE mark > ?1)"},
    Rule{"station_text", "station IN (SELECT station FROM old.station WHERE mark > ?1)", "station",
         "SELECT station FROM old.station WHERE mark > ?1", "station"},
    Rule{"station_tree", "station IN (SELECT station FROM old.station WHERE mark > ?1)", "station",
         "SELECT station FROM old.station WHERE mark > ?1", "station"},
};

constexpr const char* kTables = R"sql(
  SELECT name FROM pragma_table_list
  WHERE schema = ?1 AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
  ORDER BY name)sql";
constexpr const char* kColumns = R"sql(
  SELECT name, pk FROM pragma_table_info(?1, ?2) ORDER BY cid)sql";
constexpr const char* kTriggers = R"sql(
  SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid)sql";
constexpr const char* kDeletedFrom = R"sql(
  SELECT count(*) FROM old.tombstone WHERE table_name = ?1 AND mark > ?2)sql";
constexpr const char* kReached = R"sql(
  SELECT (SELECT value FROM old.book WHERE key = 'transactions'),
    (SELECT count || ':' || lower(hex(hash)) FROM old.ledger),
    (SELECT coalesce(max(member), 0) FROM old.member),
    (SELECT token FROM old.past
     WHERE mark = (SELECT CAST(value AS INTEGER) FROM old.book WHERE key = 'transactions')))sql";
constexpr const char* kStrayReferences = R"sql(SELECT count(*) FROM pragma_foreign_key_check)sql";
constexpr const char* kIsThere = R"sql(
  SELECT count(*) FROM changes.sqlite_schema WHERE name = ?1)sql";

struct Table {
  std::string name;
  std::vector<std::string> key;  // of a row
  bool has_mark = false;
  const Rule* rule = nullptr;
};

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

// The tables of a schema, those that a virtual one keeps for itself left out.
std::vector<Table> tables_of(SQLite::Database& book, const char* schema) {
  std::vector<Table> tables;
  SQLite::Statement names(book, kTables);
  names.bind(1, schema);
  while (names.executeStep()) {
    Table& table = tables.emplace_back();
    table.name = names.getColumn(0).getString();
    const auto* rule = std::find_if(kRules.begin(), kRules.end(),
                                    [&](const Rule& one) { return one.table == table.name; });
    if (rule != kRules.end()) table.rule = rule;
    std::vector<std::pair<int, std::string>> key;
    SQLite::Statement columns(book, kColumns);
    columns.bind(1, table.name);
    columns.bind(2, schema);
    while (columns.executeStep()) {
      const std::string name = columns.getColumn(0).getString();
      if (name == "mark") table.has_mark = true;
      const int place = columns.getColumn(1).getInt();
      if (place > 0) key.emplace_back(place, name);
    }
    std::sort(key.begin(), key.end());
    for (auto& [place, name] : key) table.key.push_back(std::move(name));
  }
  return tables;
}

bool has_marks(const Table& table) { return table.has_mark || table.rule != nullptr; }

std::string kept_name(const Table& table) { return "kept " + table.name; }
std::string touched_name(const Table& table) { return "touched " + table.name; }

void run(SQLite::Database& database, const std::string& sql, const BookMarks& since) {
  SQLite::Statement statement(database, sql);
  const int taken = statement.getBindParameterCount();
  if (taken >= 1) statement.bind(1, since.mark);
  if (taken >= 2) statement.bind(2, since.links);
  statement.exec();
}

void write_table(SQLite::Database& changes, const Table& table, const BookMarks& since) {
  const std::string_view changed = table.rule != nullptr ? table.rule->changed : "mark > ?1";
  // An empty table of the same columns first: CREATE TABLE AS takes no parameters.
  changes.exec(fmt::format("CREATE TABLE main.{0} AS SELECT * FROM old.{0} LIMIT 0", table.name));
  run(changes,
      fmt::format("INSERT INTO main.{0} SELECT * FROM old.{0} WHERE {1}", table.name, changed),
      since);
  if (table.rule != nullptr && !table.rule->group.empty()) {
    changes.exec(fmt::format("CREATE TABLE main.\"{}\" (key)", touched_name(table)));
    run(changes,
        fmt::format("INSERT INTO main.\"{}\" {}", touched_name(table), table.rule->touched), since);
  }
  SQLite::Statement deleted(changes, kDeletedFrom);
  deleted.bind(1, table.name);
  deleted.bind(2, since.mark);
  deleted.executeStep();
  if (deleted.getColumn(0).getInt64() == 0) return;
  changes.exec(fmt::format("CREATE TABLE main.\"{}\" AS SELECT {} FROM old.{}", kept_name(table),
                           joined(table.key), table.name));
}

bool is_there(SQLite::Database& book, const std::string& table) {
  SQLite::Statement query(book, kIsThere);
  query.bind(1, table);
  query.executeStep();
  return query.getColumn(0).getInt() > 0;
}

// Removes what is gone or is written again.
void clear_table(SQLite::Database& book, const Table& table) {
  if (table.rule != nullptr && !table.rule->group.empty()) {
    book.exec(fmt::format("DELETE FROM main.{} WHERE {} IN (SELECT key FROM changes.\"{}\")",
                          table.name, table.rule->group, touched_name(table)));
    if (!table.rule->owner.empty()) {
      book.exec(fmt::format("DELETE FROM main.{0} WHERE {1} NOT IN (SELECT {1} FROM main.{2})",
                            table.name, table.rule->group, table.rule->owner));
    }
    return;
  }
  const std::string key = joined(table.key);
  if (is_there(book, kept_name(table))) {
    book.exec(fmt::format("DELETE FROM main.{} WHERE ({}) NOT IN (SELECT {} FROM changes.\"{}\")",
                          table.name, key, key, kept_name(table)));
  }
  book.exec(fmt::format("DELETE FROM main.{0} WHERE ({1}) IN (SELECT {1} FROM changes.{0})",
                        table.name, key));
}

// What guards the tables would refuse this, and keep for itself what is written here as it is.
std::vector<std::string> drop_triggers(SQLite::Database& book) {
  std::vector<std::pair<std::string, std::string>> triggers;
  SQLite::Statement query(book, kTriggers);
  while (query.executeStep()) {
    triggers.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getString());
  }
  query.reset();
  std::vector<std::string> texts;
  for (auto& [name, text] : triggers) {
    book.exec("DROP TRIGGER " + name);
    texts.push_back(std::move(text));
  }
  return texts;
}

// As a URI has it (https://www.sqlite.org/uri.html): what could mean something there is a number.
std::string uri_of(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' ||
                          c == '.' || c == '-' || c == '_';
    uri += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

ReachedState state_of_old(SQLite::Database& changes) {
  SQLite::Statement query(changes, kReached);
  query.executeStep();
  return {query.getColumn(0).getInt64(), query.getColumn(3).getInt64(),
          query.getColumn(1).getString(), query.getColumn(2).getInt64()};
}

void apply_table(SQLite::Database& book, const Table& table) {
  if (!is_there(book, table.name)) return;
  clear_table(book, table);
  book.exec(fmt::format("INSERT INTO main.{0} SELECT * FROM changes.{0}", table.name));
}

}  // namespace

ReachedState write_changes(const std::string& book, const BookMarks& since,
                           const std::string& path) {
  SQLite::Database changes(path, SQLite::OPEN_READWRITE | SQLite::OPEN_URI);
  changes.exec("PRAGMA journal_mode = OFF");
  changes.exec("PRAGMA synchronous = OFF");  // whoever packs it flushes that
  SQLite::Statement attach(changes, "ATTACH ?1 AS old");
  attach.bind(1, uri_of(book) + "?mode=ro");
  attach.exec();
  SQLite::Transaction transaction(changes);  // one, so that it is one state of the book
  for (const Table& table : tables_of(changes, "old")) {
    if (has_marks(table)) write_table(changes, table, since);
  }
  ReachedState reached = state_of_old(changes);
  transaction.commit();
  return reached;
}

Status apply_changes(const std::string& book_path, const std::string& changes_path) {
  SQLite::Database book(book_path, SQLite::OPEN_READWRITE);
  book.exec("PRAGMA foreign_keys = OFF");
  book.exec("PRAGMA secure_delete = ON");
  SQLite::Statement attach(book, "ATTACH ?1 AS changes");
  attach.bind(1, changes_path);
  attach.exec();
  SQLite::Transaction transaction(book);
  const std::vector<std::string> triggers = drop_triggers(book);
  for (const Table& table : tables_of(book, "main")) {
    if (has_marks(table)) apply_table(book, table);
  }
  for (const std::string& trigger : triggers) book.exec(trigger);
  if (book.execAndGet(kStrayReferences).getInt64() > 0) {
    return Error{Problem::book_broken, {"foreign_key_check"}, {book_path, 0, 0, {}}};
  }
  transaction.commit();
  return {};
}

std::vector<std::string> tables_without_marks(SQLite::Database& book) {
  std::vector<std::string> names;
  for (const Table& table : tables_of(book, "main")) {
    if (!has_marks(table)) names.push_back(table.name);
  }
  return names;
}

}  // namespace yangxiao::exporting
