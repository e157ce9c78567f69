#include <filesystem>
#include <fstream>
#include <vector>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/book.hpp"

using namespace yangxiao;
using namespace yangxiao::store;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("yangxiao-store-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directory(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

// What the next version might bring.
constexpr const char* kNext =
    "ALTER TABLE batch ADD COLUMN note TEXT; CREATE TABLE later (a INTEGER) STRICT;";
constexpr const char* kBroken = "CREATE TABLE book (a);";

std::string schema_of(const std::string& path, Migrations migrations) {
  const auto book = open_reader(path, migrations);
  REQUIRE(book.ok());
  std::string text;
  SQLite::Statement query(book->database(), "SELECT name, sql FROM sqlite_schema ORDER BY name");
  while (query.executeStep())
    text += query.getColumn(0).getString() + query.getColumn(1).getString() + "\n";
  text += book->database().execAndGet("PRAGMA user_version").getString();
  return text;
}

std::vector<std::string_view> shipped_and(const char* last) {
  std::vector<std::string_view> all(shipped_migrations().begin(), shipped_migrations().end());
  all.emplace_back(last);
  return all;
}

WriteRequest request_of(Migrations migrations) {
  WriteRequest request;
  request.create = true;
  request.migrations = migrations;
  return request;
}

void make(const std::string& path, Migrations migrations) {
  auto book = open_writer(path, request_of(migrations));
  REQUIRE(book.ok());
  REQUIRE(book->commit().ok());
}

}  // namespace

TEST_CASE("an older book is migrated after a backup; a reader leaves it alone") {
  const Folder folder;
  const std::string path = folder.file("book.db");
  make(path, shipped_migrations());
  const auto next = shipped_and(kNext);
  CHECK(open_reader(path, next).error().what == Problem::book_older);

  std::string backup;
  {
    auto book = open_writer(path, request_of(next));
    REQUIRE(book.ok());
    REQUIRE(book->migrated());
    backup = book->migrated()->backup;
    REQUIRE(book->commit().ok());
  }
  CHECK(open_reader(backup).ok());
  CHECK((fs::status(backup).permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));

  make(folder.file("fresh.db"), next);
  CHECK(schema_of(path, next) == schema_of(folder.file("fresh.db"), next));
  // A program that does not know the last migration is older than this book.
  CHECK(open_reader(path).error().what == Problem::book_newer);
}

TEST_CASE(
    "a book of every released version becomes one like a fresh one, with all that was in it") {
  const Folder folder;
  make(folder.file("fresh.db"), shipped_migrations());
  const std::string fresh = schema_of(folder.file("fresh.db"), shipped_migrations());
  std::size_t seen = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(YANGXIAO_SOURCE) / "tests/stores")) {
    const std::string path = folder.file(entry.path().filename().c_str());
    CAPTURE(path);
    fs::copy_file(entry.path(), path);
    CHECK(open_reader(path).error().what == Problem::book_older);
    auto book = open_writer(path, request_of(shipped_migrations()));
    REQUIRE(book.ok());
    CHECK(book->database().execAndGet("SELECT count(*) FROM station").getInt64() == 5);
    CHECK(std::string(book->database().execAndGet("PRAGMA integrity_check").getText()) == "ok");
    REQUIRE(book->commit().ok());
    CHECK(schema_of(path, shipped_migrations()) == fresh);
    ++seen;
  }
  CHECK(seen == shipped_migrations().size() - 1);
}

TEST_CASE("a migration that is dropped or fails leaves the older book") {
  const Folder folder;
  const std::string path = folder.file("book.db");
  make(path, shipped_migrations());
  const std::string before = schema_of(path, shipped_migrations());
  const auto next = shipped_and(kNext);
  const auto broken = shipped_and(kBroken);
  {
    auto dropped = open_writer(path, request_of(next));
    REQUIRE(dropped.ok());
  }
  CHECK(schema_of(path, shipped_migrations()) == before);
  // migration_failed
  const Status failed = guarded(path, [&]() -> Status {
    auto book = open_writer(path, request_of(broken));
    return book ? Status() : Status(book.error());
  });
  CHECK(!failed.ok());
  CHECK(schema_of(path, shipped_migrations()) == before);
}

TEST_CASE("what is no book is named as what it is") {
  const Folder folder;
  const auto problem_of = [&](const char* name) {
    return open_reader(folder.file(name)).error().what;
  };
  CHECK(problem_of("absent.db") == Problem::book_missing);
  std::ofstream(folder.file("empty.db"));
  CHECK(problem_of("empty.db") == Problem::book_not_a_database);
  std::ofstream(folder.file("text.db")) << std::string(5000, 'x');
  const Status text = guarded("", [&]() -> Status {
    const auto book = open_reader(folder.file("text.db"));
    return book ? Status() : Status(book.error());
  });
  CHECK(text.error().what == Problem::book_not_a_database);
  SQLite::Database(folder.file("foreign.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE t (a); PRAGMA user_version = 1");
  CHECK(problem_of("foreign.db") == Problem::book_foreign);
  fs::create_directory(folder.file("folder.db"));
  CHECK(problem_of("folder.db") == Problem::file_is_directory);
}

TEST_CASE("the schema keeps no comments, which every start would read") {
  const Folder folder;
  make(folder.file("book.db"), shipped_migrations());
  CHECK(schema_of(folder.file("book.db"), shipped_migrations()).find("--") == std::string::npos);
}

TEST_CASE("a book is durable, in WAL, and no text is taken for a column") {
  const Folder folder;
  const std::string path = folder.file("book.db");
  make(path, shipped_migrations());
  CHECK((fs::status(path).permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  auto book = open_writer(path, request_of(shipped_migrations()));
  REQUIRE(book.ok());
  CHECK(book->database().execAndGet("PRAGMA journal_mode").getString() == "wal");
  CHECK(book->database().execAndGet("PRAGMA synchronous").getInt() == 2);
  CHECK(book->database().execAndGet("PRAGMA foreign_keys").getInt() == 1);
  CHECK_THROWS(SQLite::Statement(book->database(), "SELECT \"typo\" FROM book"));
  CHECK(book->mark() == 2);
}

namespace {

WriteRequest large_request() {
  WriteRequest request = request_of(shipped_migrations());
  request.bytes_to_come = 1U << 30U;
  request.wait_seconds = 1;
  return request;
}

std::string journal_mode(const Reader& book) {
  return book.database().execAndGet("PRAGMA journal_mode").getString();
}

}  // namespace

TEST_CASE("what brings more than the book holds is written without the WAL, which comes back") {
  const Folder folder;
  const std::string path = folder.file("book.db");
  make(path, shipped_migrations());
  {
    auto book = open_writer(path, large_request());
    REQUIRE(book.ok());
    CHECK(journal_mode(*book) == "delete");
    CHECK(book->database().execAndGet("PRAGMA synchronous").getInt() == 3);
    book->set_property("kept", "yes");
    REQUIRE(book->commit().ok());
  }
  {
    auto book = open_writer(path, large_request());
    REQUIRE(book.ok());
    book->set_property("kept", "no");  // and dropped
  }
  const auto reader = open_reader(path);
  REQUIRE(reader.ok());
  CHECK(journal_mode(*reader) == "wal");
  CHECK(reader->property("kept") == "yes");

  // Who reads is left in peace.
  {
    auto book = open_writer(path, large_request());
    REQUIRE(book.ok());
    CHECK(journal_mode(*book) == "wal");
    book->set_property("kept", "no");
    REQUIRE(book->commit().ok());
  }
  CHECK(reader->property("kept") == "yes");
  CHECK(open_reader(path)->property("kept") == "no");

  WriteRequest small = large_request();
  small.bytes_to_come = 1;
  const auto book = open_writer(path, small);
  REQUIRE(book.ok());
  CHECK(journal_mode(*book) == "wal");
}

TEST_CASE("a reader finds the book as it was before a writer without the WAL was killed") {
  const Folder folder;
  const std::string path = folder.file("book.db");
  make(path, shipped_migrations());
  const pid_t child = ::fork();
  if (child == 0) {
    auto book = open_writer(path, large_request());
    if (!book) ::_exit(1);
    book->database().exec("PRAGMA cache_size = 1");
    book->set_property("kept", "half");
    book->set_property("large", std::string(1U << 20U, 'x'));
    ::_exit(0);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  REQUIRE(status == 0);
  REQUIRE(fs::file_size(path + "-journal") > 0);
  REQUIRE(fs::file_size(path) > 1U << 20U);

  {
    const auto reader = open_reader(path);
    REQUIRE(reader.ok());
    CHECK(!reader->property("kept").has_value());
    CHECK(!fs::exists(path + "-journal"));
    CHECK(journal_mode(*reader) == "delete");
  }
  const auto book = open_writer(path, request_of(shipped_migrations()));
  REQUIRE(book.ok());
  CHECK(journal_mode(*book) == "wal");
}
