// Copies of a whole book.
#pragma once

#include <cstdint>
#include <string>

#include <SQLiteCpp/Database.h>

#include "base/result.hpp"
#include "store/book.hpp"

namespace yangxiao::store {

// Copies all pages, as a database sees them, into an empty file, in one step: a stepwise copy never
// ends beside a steady writer. Throws SQLite::Exception, as SQLiteCpp does.
void copy_pages(SQLite::Database& from, const std::string& to);

struct BookCopy {
  std::uint64_t bytes = 0;    // of the book
  std::uint64_t in_file = 0;  // the same, or, compressed, less
  std::int64_t mark = 0;      // the number of the last transaction in it
};

// What a copy takes before it is compressed.
std::uint64_t bytes_of(const Reader& book);

// Copies the book as a reader sees it into an empty file, in rollback mode. Neither checked nor
// flushed.
BookCopy copy_into(const Reader& book, const std::string& path);

// SQLite's integrity check of a copy. Errors: book_broken, of the book that is named.
Status check_soundness(const std::string& path, const std::string& named);

// Writes the book as a reader sees it into a file that appears under its name only when it is
// complete and SQLite's integrity check has found nothing: one file, in rollback mode, 0600;
// compressed where the name ends with .gz or .zst. An older copy of the same book is
// replaced where nobody has it open and it is not compressed.
// Errors: backup_over_other, book_broken, disk_full (before it begins, too), file_unwritable,
// file_is_directory, file_not_ordinary.
Result<BookCopy> copy_book(const Reader& book, const std::string& path);

}  // namespace yangxiao::store
