// Who was erased: a book that is older knows it from a later one, by numbers alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "export/night/manifest.hpp"
#include "settle/erasure.hpp"
#include "store/book.hpp"

namespace yangxiao::exporting {

struct ErasedMember {
  std::int64_t member = 0;      // the number of the row
  std::int64_t mark = 0;        // of the transaction that erased them
  std::int64_t born = 0;        // of the one in which they came; 0: nobody knows
  std::int64_t born_token = 0;  // by chance, of that one; 0: nobody knows
  std::int64_t since = 0;       // of the first one in which something of them came; 0: nobody knows
};

struct Erasures {
  std::vector<ErasedMember> members;
  std::vector<settle::ErasedReport> reports;  // that were theirs

  bool empty() const { return members.empty() && reports.empty(); }
  void add(const Erasures& more);
};

// Of a book, or of changes; those that an older version wrote, too.
Erasures erased_in(SQLite::Database& book);

// The highest number of a member's row; 0: there is none.
std::int64_t last_member(const store::Reader& book);

// How many of those a night may name that was made of an earlier state of this book; of a past that
// the book does not have any more, all.
std::size_t still_named(const store::Reader& book, const Manifest& manifest,
                        const Erasures& erased);

// Of those, the codes of who is not erased in another copy of the same book. Whoever came later, or
// in another past of it, is not in it, whatever number they have.
std::vector<std::string> still_named(const store::Reader& copy, const Erasures& erased);

}  // namespace yangxiao::exporting
