// Proves that the ledger holds together: every link is computed again from what it says, and so are
// all balances and lots from the links.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "points/head.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

struct Checked {
  Head head;
  std::int64_t transfers = 0;
  std::int64_t earnings = 0;  // of them, those that were earned by the rules
  std::int64_t accounts = 0;
  std::int64_t open_lots = 0;
  std::int64_t erased_notes = 0;   // their digests stand in the chain, their texts are gone
  std::int64_t erased_owners = 0;  // accounts of members of whom nobody knows any more
};

// From the first link to the last. `since`: a head that was published: the link with its count has
// to have its hash. Errors: ledger_broken ({0} the table, {1} its row, {2} what is wrong, as
// name_of(Flaw)), head_beyond, head_differs. Cost: every row once; memory grows with the open lots.
Result<Checked> check(const store::Reader& book, const std::optional<Head>& since);

// SQLite's own check of the whole file, indexes and foreign keys included. Errors: book_broken.
Status check_file(const store::Reader& book);

// What can be wrong with a row.
enum class Flaw : std::uint8_t {
  hash,        // it says something else than when it was booked
  missing,     // its number is left out
  surplus,     // it stands where nothing was booked
  balance,     // it is not the sum of the transfers
  held,        // it is not what is reserved
  below_zero,  // it gave more than it had
  lot,         // it is not what the transfer makes
  remaining,   // it is not what is left of the lot
  allocation,  // it is not what the transfer takes
  no_hold,     // it ends a hold that there is not, or not any more
  note,        // it is not the text of which the chain has the digest
  owner,       // it is not the member of whom the chain has the digest
  time,        // it is before the one before it
  schema,      // it is not as this program makes it
  head,        // it is not the last link
};
inline constexpr std::size_t kFlaws = 15;
std::string_view name_of(Flaw flaw);

}  // namespace yangxiao::points
