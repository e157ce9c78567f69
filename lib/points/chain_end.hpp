// The end of the chain, to which everything that is booked is appended: what moves points and what
// moves stock follow each other in one chain.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "base/random.hpp"
#include "base/result.hpp"
#include "points/chain.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

class ChainEnd {
 public:
  // `uid`: the user of the operating system who runs the program. Errors: clock_behind: more than
  // five minutes behind what was recorded last; clock_ahead: a given time is more than a day ahead
  // of the system's, and the book was not made under a given one.
  static Result<ChainEnd> open(store::Writer& book, Random& random, std::int64_t uid);

  // When what is booked is recorded: the clock, and never before what was recorded last.
  Instant now() const { return now_; }
  // Who books, recorded where they are not known yet.
  std::int64_t actor();
  // The number that the next link has, if no actor, account or lot comes before it.
  std::int64_t next() const { return count_ + 1; }
  // Goes on from a link whose number is next(), and which is written. Its hash.
  template <typename Link, typename... More>
  const Digest& append(const Link& link, const More&... more) {
    head_ = hash_of(head_, link, more...);
    ++count_;
    return head_;
  }

  store::Writer& book() const { return *book_; }
  Random& random() const { return *random_; }
  // A statement that is prepared once, and reset. `sql` is known by its address: a named constant.
  SQLite::Statement& prepared(const char* sql);

 private:
  ChainEnd(store::Writer& book, Random& random) : book_(&book), random_(&random) {}

  store::Writer* book_;
  Random* random_;
  std::int64_t uid_ = 0;
  std::int64_t count_ = 0;  // of links
  Digest head_{};
  Instant now_;
  std::optional<std::int64_t> actor_;
  std::map<const char*, SQLite::Statement> statements_;
};

// Binds a digest; NULL where there is none.
void put(SQLite::Statement& statement, int index, const Digest& digest);
void put(SQLite::Statement& statement, int index, const std::optional<Digest>& digest);
void put(SQLite::Statement& statement, int index, const Salt& salt);

}  // namespace yangxiao::points
