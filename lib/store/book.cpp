#include "store/book.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <SQLiteCpp/Exception.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text/whole_number.hpp"
#include "store/copy.hpp"
#include "store/small_blocks.hpp"

namespace yangxiao::store {
namespace {

// 128 MiB of a book that is filled at once are read from memory and not page by page: its indexes
// are made of tables that were just written.
constexpr const char* kMapped = "PRAGMA mmap_size = 134217728";
// What changes rows all over the book comes back to the same pages: the 2 MB that SQLite keeps by
// default had it write them to the WAL, and read them again, once for nearly every row. Memory is
// taken by what is touched alone.
constexpr const char* kManyPages = "PRAGMA cache_size = -65536";
constexpr const char* kFewPages = "PRAGMA cache_size = -2000";
constexpr const char* kProperty = R"sql(SELECT value FROM book WHERE key = ?1)sql";
constexpr const char* kSetProperty = R"sql(
  INSERT INTO book (key, value) VALUES (?1, ?2)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value)sql";
constexpr const char* kKeepPast = R"sql(INSERT INTO past (mark, token) VALUES (?1, ?2))sql";
constexpr const char* kToken = R"sql(SELECT token FROM past WHERE mark = ?1)sql";
constexpr const char* kBury = R"sql(
  INSERT INTO tombstone (table_name, key, mark) VALUES (?1, ?2, ?3)
  ON CONFLICT (table_name, key) DO UPDATE SET mark = excluded.mark)sql";

constexpr const char* kAnything = R"sql(SELECT count(*) FROM sqlite_schema)sql";

// What is less is written by way of the WAL as well before anybody has waited for it.
constexpr std::uint64_t kLarge = 16U << 20U;

// A reader waits this long for a writer that recovers the WAL after a crash, or that writes without
// it; nothing else blocks it.
constexpr int kReaderBusyMilliseconds = 10'000;

using Database = std::unique_ptr<SQLite::Database>;

Error error_at(Problem what, const std::string& path, std::vector<std::string> arguments = {}) {
  return {what, std::move(arguments), {path, 0, 0, {}}};
}

// Where the file really is: the lock and the backup stand beside the database, not beside a link.
std::string real_path(const std::string& path) {
  std::error_code code;
  const auto real = std::filesystem::canonical(path, code);
  return code ? path : real.string();
}

enum class Presence { absent, present };

Result<Presence> look(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return Presence::absent;
    return error_at(Problem::file_unreadable, path, {std::strerror(errno)});
  }
  if (S_ISDIR(status.st_mode)) return error_at(Problem::file_is_directory, path);
  if (status.st_size == 0) return error_at(Problem::book_not_a_database, path);
  if (::access(path.c_str(), R_OK) != 0) {
    return error_at(Problem::file_unreadable, path, {std::strerror(errno)});
  }
  return Presence::present;
}

// What a statement with triggers has to be able to take back is kept in memory up to so many bytes:
// thirty pages, and no more than malloc takes from its heap. SQLite's own 64 KiB are too few where
// pages split, and the first statement that needs more has every later one write to a file.
constexpr int kStatementJournal = 120'000;

// SQLite as one thread uses it and without counting its memory: a tenth of a look-up's instructions
// were mutexes and counters. It takes effect only before SQLite is first used.
void configure_sqlite(bool has_threads = false) {
  static const bool configured = [has_threads] {
    sqlite3_config(has_threads ? SQLITE_CONFIG_MULTITHREAD : SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, kStatementJournal);
    if (!has_threads) use_small_blocks();
    return true;
  }();
  (void)configured;
}

Database connect(const std::string& path, int flags) {
  configure_sqlite();
  auto database = std::make_unique<SQLite::Database>(path, flags);
  sqlite3* handle = database->getHandle();
  // `select "typo"` must be an error and not the text.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  // A book from somebody else may carry triggers and views that call functions with side effects.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  // What is deleted or written over is gone from the file: somebody may ask to be forgotten.
  if ((flags & SQLite::OPEN_READWRITE) != 0) database->exec("PRAGMA secure_delete = ON");
  return database;
}

int pragma_number(SQLite::Database& database, const char* pragma) {
  return database.execAndGet(pragma).getInt();
}

enum class Age { current, older };

Result<Age> identify(SQLite::Database& database, const std::string& path, Migrations migrations) {
  if (pragma_number(database, "PRAGMA application_id") != kApplicationId) {
    return error_at(Problem::book_foreign, path);
  }
  const int version = pragma_number(database, "PRAGMA user_version");
  const int ours = static_cast<int>(migrations.size());
  if (version > ours) {
    return error_at(Problem::book_newer, path, {std::to_string(version), std::to_string(ours)});
  }
  return version == ours ? Age::current : Age::older;
}

constexpr std::string_view kBackup = "-backup";

// A copy of the book as it was before a migration, beside it and named by its version.
Result<std::string> back_up(SQLite::Database& database, const std::string& path, int version) {
  const std::string copy = fmt::format("{}.v{}{}", path, version, kBackup);
  auto file = AtomicFile::create(copy, 0600);
  if (!file) return file.error();
  const std::string temporary = (*file)->temporary_path();
  copy_pages(database, temporary);
  const Status committed = (*file)->commit();
  if (!committed) return committed.error();
  return copy;
}

Problem problem_of(const SQLite::Exception& failure) {
  // The file of the WAL index cannot be given its size.
  if (failure.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE) return Problem::disk_full;
  switch (failure.getErrorCode()) {
    case SQLITE_FULL:
      return Problem::disk_full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Problem::book_busy;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return Problem::book_readonly;
    case SQLITE_NOTADB:
      return Problem::book_not_a_database;
    default:
      return Problem::book_broken;
  }
}

}  // namespace

std::optional<std::int64_t> Reader::token_of(std::int64_t mark) const {
  SQLite::Statement query(*database_, kToken);
  query.bind(1, mark);
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getInt64();
}

std::int64_t Reader::last_mark() const {
  return text::whole_number(property("transactions").value_or("0")).value_or(0);
}

bool Reader::is_published() const { return property("published_at").has_value(); }

std::optional<std::string> Reader::property(const std::string& key) const {
  SQLite::Statement query(*database_, kProperty);
  query.bind(1, key);
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getString();
}

namespace {

// What a writer that wrote without the WAL left behind when it was killed, only one who may write
// can roll back. Where it is still writing, this waits for it.
void roll_back_journal(SQLite::Database& database, const std::string& path) {
  const char* file = sqlite3_db_filename(database.getHandle(), "main");
  if (::access(sqlite3_filename_journal(file), F_OK) != 0) return;
  const Database writable = connect(path, SQLite::OPEN_READWRITE);
  writable->setBusyTimeout(kReaderBusyMilliseconds);
  writable->execAndGet(kAnything);
}

}  // namespace

Result<Reader> open_reader(const std::string& path, Migrations migrations) {
  const auto presence = look(path);
  if (!presence) return presence.error();
  if (*presence == Presence::absent) {
    return error_at(Problem::book_missing, path, {"yangxiao station import FILE"});
  }
  Database database = connect(path, SQLite::OPEN_READONLY);
  database->setBusyTimeout(kReaderBusyMilliseconds);
  roll_back_journal(*database, path);
  // The next start of a writer checkpoints; a reader that closes last must not.
  sqlite3_db_config(database->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  // One snapshot for all that the verb asks, and one lock instead of one a statement.
  database->exec("BEGIN");
  const auto age = identify(*database, path, migrations);
  if (!age) return age.error();
  if (*age == Age::older) {
    return error_at(Problem::book_older, path,
                    {std::to_string(pragma_number(*database, "PRAGMA user_version")),
                     std::to_string(migrations.size()), "yangxiao station import FILE"});
  }
  return Reader(std::move(database), path);
}

void expect_threads() { configure_sqlite(true); }

Result<std::vector<Reader>> open_readers(const std::string& path, std::size_t count) {
  constexpr int kTries = 20;
  std::vector<Reader> readers;
  for (int tries = 0; tries < kTries; ++tries) {
    readers.clear();
    for (std::size_t i = 0; i < count; ++i) {
      auto reader = open_reader(path);
      if (!reader) return reader.error();
      readers.push_back(std::move(*reader));
    }
    // What was committed since the first was opened, the last one sees.
    if (readers.front().last_mark() == readers.back().last_mark()) break;
    if (tries + 1 == kTries) readers.erase(readers.begin() + 1, readers.end());
  }
  return readers;
}

Result<Writer> open_writer(const std::string& path, const WriteRequest& request) {
  const auto presence = look(path);
  if (!presence) return presence.error();
  if (*presence == Presence::absent) {
    if (!request.create) {
      return error_at(Problem::book_missing, path, {"yangxiao station import FILE"});
    }
    Writer writer(nullptr, path, request);
    const Status begun = writer.begin_new();
    if (!begun) return begun.error();
    return writer;
  }
  const std::string real = real_path(path);
  Writer writer(connect(real, SQLite::OPEN_READWRITE), real, request);
  const Status begun = writer.begin();
  if (!begun) return begun.error();
  return writer;
}

Status Writer::begin() {
  SQLite::Database& book = *database_;
  if (sqlite3_db_readonly(book.getHandle(), "main") == 1) {
    return error_at(Problem::book_readonly, path_, {std::strerror(EACCES)});
  }
  book.setBusyTimeout(static_cast<int>(request_.wait_seconds) * 1000);
  auto age = identify(book, path_, request_.migrations);
  if (!age) return age.error();
  if (is_published()) return error_at(Problem::book_published, path_);
  book.exec("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL");
  book.exec(kManyPages);

  auto lock = WriteLock::acquire(path_, request_.wait_seconds);
  if (!lock) return lock.error();
  lock_ = std::move(*lock);

  age = identify(book, path_, request_.migrations);  // again: somebody may have migrated meanwhile
  if (!age) return age.error();
  const bool is_older = *age == Age::older;
  is_alone_ = leaves_wal();
  if (is_older) {
    const int version = pragma_number(book, "PRAGMA user_version");
    const auto copy = back_up(book, path_, version);
    if (!copy) return copy.error();
    begin_transaction();
    apply_migrations(book, request_.migrations);
    migrated_ = {version, static_cast<int>(request_.migrations.size()), *copy};
  } else {
    begin_transaction();
  }
  mark_ = last_mark() + 1;
  set_property("transactions", std::to_string(mark_));
  if (is_older && request_.seed) return request_.seed(*this);
  return {};
}

bool Writer::leaves_wal() {
  std::error_code code;
  const auto size = std::filesystem::file_size(path_, code);
  const bool is_worth_it =
      !code && !request_.dry_run && request_.bytes_to_come > std::max<std::uint64_t>(size, kLarge);
  // A book that a killed writer left without its WAL gets it again here.
  const int set = database_->tryExec(is_worth_it ? "PRAGMA journal_mode = DELETE"
                                                 : "PRAGMA journal_mode = WAL");
  return is_worth_it && set == SQLITE_OK;
}

void Writer::begin_transaction() {
  if (is_alone_) {
    // EXTRA: the commit is the journal's removal, which has to outlast a power loss as well.
    database_->exec("PRAGMA synchronous = EXTRA");
    database_->exec(kFewPages);
    database_->exec(kMapped);
    if (database_->tryExec("BEGIN EXCLUSIVE") == SQLITE_OK) return;
    return_to_wal();  // a reader came in between
  }
  database_->exec("BEGIN IMMEDIATE");
}

// Where a reader stands in the way, the next writer will do it.
void Writer::return_to_wal() {
  if (is_alone_) database_->tryExec("PRAGMA journal_mode = WAL");
  is_alone_ = false;
}

Status Writer::begin_new() {
  is_new_ = true;
  if (!request_.dry_run) {
    const auto folder = std::filesystem::path(path_).parent_path();
    std::error_code code;
    if (!folder.empty()) std::filesystem::create_directories(folder, code);
    if (code) return error_at(Problem::file_unwritable, folder.string(), {code.message()});
    auto lock = WriteLock::acquire(path_, request_.wait_seconds);
    if (!lock) return lock.error();
    lock_ = std::move(*lock);
    if (::access(path_.c_str(), F_OK) == 0) return error_at(Problem::book_busy, path_, {"0"});
    remove_abandoned(path_);
    temporary_ = unfinished_name(path_);
    const Descriptor file(::mkostemp(temporary_.data(), O_CLOEXEC));  // mode 0600
    if (!file) {
      temporary_.clear();
      return error_at(Problem::file_unwritable, path_, {std::strerror(errno)});
    }
    unfinished_ = Unfinished(temporary_);
  }
  const std::string place = request_.dry_run ? ":memory:" : temporary_;
  database_ = connect(place, SQLite::OPEN_READWRITE);
  SQLite::Database& book = *database_;
  // Nobody sees the file before commit() flushes and renames it: no journal and no flush until
  // then.
  book.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;");
  book.exec(kMapped);
  book.exec("BEGIN IMMEDIATE");
  book.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
  apply_migrations(book, request_.migrations);
  mark_ = 1;
  set_property("transactions", "1");
  set_property("id", request_.random.crockford(8));
  set_property("created_at", std::to_string(now().seconds));
  if (request_.clock.is_fixed()) set_property("clock", "given");
  return request_.seed ? request_.seed(*this) : Status();
}

Writer::~Writer() {
  if (database_ && sqlite3_get_autocommit(database_->getHandle()) == 0) {
    sqlite3_exec(database_->getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
  bury_.reset();
  if (database_) return_to_wal();
  database_.reset();
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void Writer::keep_past() {
  Random own = request_.random;  // what others get of it stays as it is
  SQLite::Statement insert(*database_, kKeepPast);
  insert.bind(1, mark_);
  insert.bind(2, static_cast<std::int64_t>(own.next() >> 1U));
  insert.exec();
}

Status Writer::commit() {
  bury_.reset();
  if (request_.dry_run) {
    database_->exec("ROLLBACK");
    return {};
  }
  keep_past();
  database_->exec("COMMIT");
  return_to_wal();
  if (empties_wal_) is_wal_empty_ = empty_wal();
  if (temporary_.empty()) return {};
  database_->exec("PRAGMA journal_mode = WAL");
  database_.reset();
  const Status published = publish_file(temporary_, path_);
  if (published) {
    temporary_.clear();
    unfinished_.forget();
  }
  return published;
}

bool Writer::empty_wal() {
  SQLite::Statement checkpoint(*database_, "PRAGMA wal_checkpoint(TRUNCATE)");
  // What was committed is committed, whatever happens here.
  return checkpoint.tryExecuteStep() == SQLITE_ROW && checkpoint.getColumn(0).getInt() == 0;
}

void Writer::set_property(const std::string& key, const std::string& value) {
  SQLite::Statement statement(*database_, kSetProperty);
  statement.bind(1, key);
  statement.bind(2, value);
  statement.exec();
}

void Writer::bury(const std::string& table, const std::string& key) {
  if (!bury_) bury_.emplace(*database_, kBury);
  bury_->bind(1, table);
  bury_->bind(2, key);
  bury_->bind(3, mark_);
  bury_->exec();
  bury_->reset();
}

void Writer::remove(const std::string& table, SQLite::Statement& deletion) {
  while (deletion.executeStep()) bury(table, deletion.getColumn(0).getString());
}

std::vector<std::string> backups_of(const std::string& path) {
  const std::filesystem::path book = path;
  const std::string prefix = book.filename().string() + ".v";
  const std::filesystem::path folder = book.has_parent_path() ? book.parent_path() : ".";
  std::vector<std::string> backups;
  std::error_code code;
  std::filesystem::directory_iterator entry(folder, code);
  for (; !code && entry != std::filesystem::directory_iterator(); entry.increment(code)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with(prefix) && name.ends_with(kBackup)) {
      backups.push_back(entry->path().string());
    }
  }
  std::sort(backups.begin(), backups.end());
  return backups;
}

Status guarded(const std::string& path, const std::function<Status()>& job) {
  try {
    return job();
  } catch (const SQLite::Exception& failure) {
    const Problem what = problem_of(failure);
    return error_at(what, path, {what == Problem::book_busy ? "10" : failure.what()});
  }
}

}  // namespace yangxiao::store
