// The book: one SQLite file. A Reader may ask; only a Writer may change, and it is one transaction.
//
// What SQLite itself reports (a full disk, a broken file) is not part of any function's Result: it
// travels as SQLiteCpp's exception and becomes an Error in guarded(), the one place that catches
// it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "base/clock.hpp"
#include "base/output.hpp"
#include "base/random.hpp"
#include "base/reporter.hpp"
#include "base/result.hpp"
#include "base/unfinished.hpp"
#include "store/lock.hpp"

namespace yangxiao::store {

// "YXIA": what `file` and a careful program know a book by.
inline constexpr int kApplicationId = 0x59584941;

// The SQL that makes the tables, one text a version: a book's user_version counts those applied.
using Migrations = std::span<const std::string_view>;
Migrations shipped_migrations();

// Makes the tables that are missing, and sets user_version. Comments stay outside: SQLite keeps the
// text of a table and reads it at every start.
void apply_migrations(SQLite::Database& database, Migrations migrations);

// Makes the tables of a published book, which are few, in an empty database.
void make_published_tables(SQLite::Database& database);

class Reader {
 public:
  SQLite::Database& database() const { return *database_; }
  const std::string& path() const { return path_; }
  // Whether it is a published book: stations only, no persons.
  bool is_published() const;
  // A value of the table `book`: id, created_at, transactions, time_zone, clock.
  std::optional<std::string> property(const std::string& key) const;
  // The mark of the last transaction; 0: none.
  std::int64_t last_mark() const;
  // The number that the transaction with this mark was given by chance: another past of the book
  // has another one. Nothing: there was none, or it was before books kept that.
  std::optional<std::int64_t> token_of(std::int64_t mark) const;

 protected:
  friend Result<Reader> open_reader(const std::string& path, Migrations migrations);
  Reader(std::unique_ptr<SQLite::Database> database, std::string path)
      : database_(std::move(database)), path_(std::move(path)) {}

  std::unique_ptr<SQLite::Database> database_;
  std::string path_;
};

class Writer;

struct WriteRequest {
  bool create = false;   // make the book where it is not there
  bool dry_run = false;  // work as always, then roll back; a book that is not there stays so
  unsigned wait_seconds = 10;
  // How much the transaction is about to write. More than the book holds, and than 16 MiB, is
  // written once, with a rollback journal, where by way of the WAL it would be written twice.
  // Readers wait meanwhile; who already reads when it begins is left in peace, by the WAL.
  std::uint64_t bytes_to_come = 0;
  std::string actor;
  Clock clock;
  Random random;
  // Fills what is empty in a new book, or in one that was migrated, with what the office's config
  // says.
  std::function<Status(Writer&)> seed;
  Migrations migrations = shipped_migrations();
};

class Writer : public Reader {
 public:
  Writer(Writer&&) = default;
  Writer& operator=(Writer&&) = delete;
  ~Writer();  // rolls back what was not committed; the lock is given back after the book is closed

  // This transaction's number: the mark of every row that it writes.
  std::int64_t mark() const { return mark_; }
  const std::string& actor() const { return request_.actor; }
  Instant now() const { return request_.clock.now(); }
  // Whether the clock was given and not read: a book that was made so is for trying things out.
  bool has_given_clock() const { return request_.clock.is_fixed(); }
  bool is_dry_run() const { return request_.dry_run; }
  bool is_new() const { return is_new_; }  // the book was not there before
  // The book was an older one; nothing: it was not.
  struct Migrated {
    int from = 0;
    int to = 0;
    std::string backup;  // a path
  };
  const std::optional<Migrated>& migrated() const { return migrated_; }

  // Durable when it returns, unless this is a dry run: then everything is rolled back. The last
  // thing that is done with a Writer. A new book appears under its name only here: until then it
  // is built beside it, so that what fails or is killed leaves nothing. Errors: file_unwritable,
  // disk_full.
  Status commit();

  // Says that commit() is to empty the WAL, too, where pages stand as they were.
  void empty_wal_at_commit() { empties_wal_ = true; }
  // Whether it did: who still read the book after the seconds to wait keeps it from being emptied.
  bool is_wal_empty() const { return is_wal_empty_; }

  void set_property(const std::string& key, const std::string& value);
  // Says that a row is gone: to be called with every DELETE.
  void bury(const std::string& table, const std::string& key);
  // Runs a DELETE that returns the keys of the rows it took, and buries each.
  void remove(const std::string& table, SQLite::Statement& deletion);

 private:
  friend Result<Writer> open_writer(const std::string& path, const WriteRequest& request);
  Writer(std::unique_ptr<SQLite::Database> database, std::string path, WriteRequest request)
      : Reader(std::move(database), std::move(path)), request_(std::move(request)) {}

  Status begin();
  Status begin_new();
  void keep_past();
  bool leaves_wal();  // whether the transaction is to be written without the WAL, and can be
  void begin_transaction();
  void return_to_wal();
  bool empty_wal();

  std::optional<WriteLock> lock_;
  WriteRequest request_;
  std::string temporary_;  // where a new book is built; empty for one that exists
  Unfinished unfinished_;
  std::int64_t mark_ = 0;
  bool is_new_ = false;
  bool empties_wal_ = false;
  bool is_wal_empty_ = true;
  std::optional<Migrated> migrated_;
  bool is_alone_ = false;                  // writes without the WAL: nobody else has the book open
  std::optional<SQLite::Statement> bury_;  // a large undo buries many
};

// Opens for reading; the book is not changed in any way. Errors: book_missing, book_foreign,
// book_not_a_database, book_older, book_newer, file_is_directory, file_unreadable.
Result<Reader> open_reader(const std::string& path, Migrations migrations = shipped_migrations());

// Several that see one and the same state of the book, each for a thread of its own. Where others
// write so often that this does not come about, fewer, at least one. Errors: as open_reader.
Result<std::vector<Reader>> open_readers(const std::string& path, std::size_t count);

// Says that several threads are going to read: to be called before anything is opened. A start is
// slower by it.
void expect_threads();

// Opens for writing: waits for the lock, migrates an older book after writing a backup beside it,
// and begins the transaction. Errors: as open_reader, and book_busy, book_readonly, book_published,
// migration_failed.
Result<Writer> open_writer(const std::string& path, const WriteRequest& request);

// The copies that migrations left beside a book.
std::vector<std::string> backups_of(const std::string& path);

// Runs what uses a book, and turns what SQLite throws into an Error.
Status guarded(const std::string& path, const std::function<Status()>& job);

}  // namespace yangxiao::store
