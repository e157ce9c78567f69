#include "store/copy.hpp"

#include <filesystem>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "base/compression.hpp"
#include "base/input.hpp"
#include "base/output.hpp"
#include "store/replacing.hpp"

namespace yangxiao::store {
namespace {

constexpr const char* kIsSound = R"sql(PRAGMA integrity_check(1))sql";
constexpr const char* kMark = R"sql(SELECT value FROM book WHERE key = 'transactions')sql";
constexpr const char* kId = R"sql(SELECT value FROM book WHERE key = 'id')sql";

std::uint64_t bytes_of(const Reader& book) {
  const auto number = [&](const char* pragma) {
    return static_cast<std::uint64_t>(book.database().execAndGet(pragma).getInt64());
  };
  return number("PRAGMA page_count") * number("PRAGMA page_size");
}

// Whether what lies at a path is an older copy of the same book that nobody has open. A compressed
// one is not looked into.
bool may_take_place(const std::string& path, const std::string& id, std::int64_t mark) {
  std::error_code code;
  for (const char* ending : {"-wal", "-shm", "-journal"}) {
    if (std::filesystem::exists(path + ending, code)) return false;
  }
  return may_replace(path, [&](SQLite::Database& there) {
    return compression_of_ending(path) == Compression::none &&
           there.execAndGet(kId).getString() == id && there.execAndGet(kMark).getInt64() <= mark;
  });
}

Status check_room(const std::string& path, std::uint64_t bytes) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code code;
  const auto space = std::filesystem::space(folder.empty() ? "." : folder, code);
  if (code || space.available >= bytes) return {};
  return Error{Problem::disk_full, {}, {path, 0, 0, {}}};
}

// A copy that somebody opens alone: without a WAL, and whole.
Status settle(const Reader& book, const std::string& copy) {
  SQLite::Database database(copy, SQLite::OPEN_READWRITE);
  database.execAndGet("PRAGMA journal_mode = DELETE");
  const std::string found = database.execAndGet(kIsSound).getString();
  if (found == "ok") return {};
  return Error{Problem::book_broken, {found}, {book.path(), 0, 0, {}}};
}

// What was written so far, into another file, compressed.
Result<std::uint64_t> compress(const std::string& plain, const std::string& path) {
  auto file = AtomicFile::create(path, 0600);
  if (!file) return file.error();
  auto packed = compressed(std::move(*file), compression_of_ending(path));
  auto input = open_input(plain);
  if (!input) return input.error();
  const Status written = copy_bytes(**input, *packed);
  if (!written) return written.error();
  const Status committed = packed->commit();
  if (!committed) return committed.error();
  std::error_code code;
  return static_cast<std::uint64_t>(std::filesystem::file_size(path, code));
}

}  // namespace

void copy_pages(SQLite::Database& from, const std::string& to) {
  SQLite::Database target(to, SQLite::OPEN_READWRITE);
  target.exec("PRAGMA synchronous = OFF");  // whoever gives it its name flushes it
  sqlite3_backup* backup =
      sqlite3_backup_init(target.getHandle(), "main", from.getHandle(), "main");
  if (backup == nullptr) throw SQLite::Exception(target.getHandle());
  sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (finished != SQLITE_OK) throw SQLite::Exception(target.getHandle(), finished);
}

Result<BookCopy> copy_book(const Reader& book, const std::string& path) {
  BookCopy copy;
  copy.bytes = bytes_of(book);
  copy.in_file = copy.bytes;
  copy.mark = std::stoll(book.property("transactions").value_or("0"));
  if (!may_take_place(path, book.property("id").value_or(""), copy.mark)) {
    return Error{Problem::backup_over_other, {}, {path, 0, 0, {}}};
  }
  const Status room = check_room(path, copy.bytes);
  if (!room) return room.error();
  auto file = AtomicFile::create(path, 0600);
  if (!file) return file.error();
  copy_pages(book.database(), (*file)->temporary_path());
  const Status sound = settle(book, (*file)->temporary_path());
  if (!sound) return sound.error();
  if (compression_of_ending(path) == Compression::none) {
    const Status committed = (*file)->commit();
    if (!committed) return committed.error();
    return copy;
  }
  const auto packed = compress((*file)->temporary_path(), path);
  if (!packed) return packed.error();
  copy.in_file = *packed;
  return copy;
}

}  // namespace yangxiao::store
