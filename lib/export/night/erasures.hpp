// Who was erased: a book that is older knows it from a later one, by numbers alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "export/night/manifest.hpp"
#include "store/book.hpp"

namespace yangxiao::exporting {

struct ErasedMember {
  std::int64_t member = 0;  // the number of the row
  std::int64_t mark = 0;    // of the transaction that erased them
};

// Of a book, or of changes.
std::vector<ErasedMember> erased_in(SQLite::Database& book);

// The highest number of a member's row; 0: there is none.
std::int64_t last_member(const store::Reader& book);

// How many of those a night names that was made of an earlier state.
std::size_t still_named(const Manifest& manifest, const std::vector<ErasedMember>& erased);

// Of those, the codes of who is not erased in another copy of the same book; one that was added
// later is not in it.
std::vector<std::string> still_named(const store::Reader& copy,
                                     const std::vector<ErasedMember>& erased);

}  // namespace yangxiao::exporting
