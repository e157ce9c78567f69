// What has run out. The clock alone decides that it cannot be spent any more; here it is found, and
// booked, so that balances say so, too.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "points/ledger.hpp"

namespace yangxiao::points {

// What is left of all lots of one member that run out at one moment.
struct Lapse {
  std::string member;  // the code of whom they are now; empty: nobody knows whose it was
  std::string name;    // of that member
  std::int64_t account = 0;
  std::int64_t points = 0;
  Instant at;                 // from then on they cannot be spent
  std::int64_t transfer = 0;  // the first by which it was booked, a lot each; 0: it is not booked
};
using TakeLapse = std::function<Status(const Lapse&)>;

// What runs out until a moment, itself included, and is not booked: the earliest first, then by
// code. What is held is not in it. Memory grows with the members who lose something at one moment.
Status each_lapse(const store::Reader& book, Instant until, const TakeLapse& take);

// Books what has run out, in the same order: from each lot to the account `expired`, as of the
// moment when it ran out. Nothing is written where there is nothing. Errors: those of `take`, and
// of Ledger::post.
Status book_lapses(store::Writer& book, Ledger& ledger, const TakeLapse& take);

}  // namespace yangxiao::points
