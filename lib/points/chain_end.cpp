#include "points/chain_end.hpp"

#include <algorithm>

namespace yangxiao::points {
namespace {

constexpr const char* kHead = R"sql(SELECT count, hash, recorded_at FROM ledger)sql";
constexpr const char* kActor = R"sql(SELECT actor FROM actor WHERE name = ?1 AND uid = ?2)sql";
constexpr const char* kNextActor = R"sql(SELECT coalesce(max(actor), 0) + 1 FROM actor)sql";
constexpr const char* kAddActor = R"sql(
  INSERT INTO actor (actor, number, name, uid, recorded_at, hash)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql";

// How far a clock may lie behind what was recorded last before it is not believed.
constexpr std::int64_t kClockTolerance = 300;
constexpr std::int64_t kDay = 86'400;

}  // namespace

void put(SQLite::Statement& statement, int index, const Digest& digest) {
  statement.bind(index, digest.data(), static_cast<int>(digest.size()));
}

void put(SQLite::Statement& statement, int index, const std::optional<Digest>& digest) {
  digest ? put(statement, index, *digest) : statement.bind(index);
}

void put(SQLite::Statement& statement, int index, const Salt& salt) {
  statement.bind(index, salt.data(), static_cast<int>(salt.size()));
}

Result<ChainEnd> ChainEnd::open(store::Writer& book, Random& random, std::int64_t uid) {
  ChainEnd end(book, random);
  end.uid_ = uid;
  SQLite::Statement head(book.database(), kHead);
  head.executeStep();
  end.count_ = head.getColumn(0).getInt64();
  const Instant last{head.getColumn(2).getInt64()};
  if (book.now().seconds < last.seconds - kClockTolerance) {
    return Error{Problem::clock_behind,
                 {std::to_string(last.seconds), std::to_string(book.now().seconds)},
                 {}};
  }
  // A time that was given and lies ahead would keep every true one out from then on.
  const bool is_trial = book.property("clock") == "given";
  const Instant system = Clock().now();
  if (book.has_given_clock() && !is_trial && book.now().seconds > system.seconds + kDay) {
    return Error{Problem::clock_ahead, {std::to_string(book.now().seconds)}, {}};
  }
  end.now_ = std::max(book.now(), last);
  end.head_ = end.count_ == 0 ? beginning_of(book.property("id").value_or(""))
                              : read_digest(head.getColumn(1)).value_or(Digest{});
  return end;
}

SQLite::Statement& ChainEnd::prepared(const char* sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    found = statements_.emplace(sql, SQLite::Statement(book_->database(), sql)).first;
  } else {
    found->second.reset();
  }
  return found->second;
}

std::int64_t ChainEnd::actor() {
  if (actor_) return *actor_;
  SQLite::Statement& known = prepared(kActor);
  known.bind(1, book_->actor());
  known.bind(2, uid_);
  if (known.executeStep()) {
    actor_ = known.getColumn(0).getInt64();
    return *actor_;
  }
  SQLite::Statement& last = prepared(kNextActor);
  last.executeStep();
  const Actor actor{last.getColumn(0).getInt64(), next(), book_->actor(), uid_, now_};
  const Digest& hash = append(actor);
  SQLite::Statement& add = prepared(kAddActor);
  add.bind(1, actor.actor);
  add.bind(2, actor.number);
  add.bind(3, actor.name);
  add.bind(4, actor.uid);
  add.bind(5, actor.recorded_at.seconds);
  put(add, 6, hash);
  add.exec();
  actor_ = actor.actor;
  return *actor_;
}

}  // namespace yangxiao::points
