// What of a book is other than in an earlier state of it: the rows, by the numbers of transactions
// and links that they carry, and never by a clock.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/book.hpp"

namespace yangxiao::exporting {

// A state of a book: its last transaction, and how many links its ledgers had.
struct BookMarks {
  std::int64_t mark = 0;
  std::int64_t links = 0;
};

// The state that changes lead to.
struct ReachedState {
  std::int64_t mark = 0;
  std::int64_t token = 0;        // of that transaction
  std::string head;              // of the ledger, as a notice board has it
  std::int64_t last_member = 0;  // the highest number of a member's row
};

// Writes what changed since into an empty database file: of each table that has them the rows that
// were written since; where rows are gone, the keys of those that are left. Gives the state that it
// leads to. Cost: each table read once, and no more where nothing was deleted from it.
ReachedState write_changes(const std::string& book, const BookMarks& since,
                           const std::string& path);

// Brings a book to the state that the changes lead to, where it is in the state that they go on
// from. Nobody else has it open. Errors: book_broken (foreign keys that lead nowhere).
Status apply_changes(const std::string& book, const std::string& changes);

// The tables of a book's schema of which nothing here says how their changes are found: none.
std::vector<std::string> tables_without_marks(SQLite::Database& book);

}  // namespace yangxiao::exporting
