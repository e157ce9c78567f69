// Booking. Everything that is booked goes through here: it gets its number and its hash, finds the
// lots that it takes from, and is refused where it cannot be covered.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/random.hpp"
#include "base/result.hpp"
#include "points/chain.hpp"
#include "points/lots.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

// What is to be booked; the rest of a Transfer follows from the ledger.
struct Posting {
  std::int64_t debit = 0;
  std::int64_t credit = 0;
  std::int64_t amount = 0;  // above zero
  TransferKind kind = TransferKind::award;
  std::optional<Subject> subject = {};
  std::optional<Instant> expires_at = {};
  Instant happened_at = {};
  std::optional<std::int64_t> resolves = {};
  std::optional<std::int64_t> reverses = {};
  std::string note = {};  // what a person wrote beside it; empty: nothing
  std::optional<std::int64_t> rule = {};
};

class Ledger {
 public:
  // `uid`: the user of the operating system who runs the program. Errors: clock_behind: more than
  // five minutes behind what was recorded last; clock_ahead: a given time is more than a day ahead
  // of the system's, and the book was not made under a given one.
  static Result<Ledger> open(store::Writer& book, Random& random, std::int64_t uid);

  // When what is booked is recorded: the clock, and never before what was recorded last.
  Instant now() const { return now_; }
  // The account of a member, opened where there is none.
  std::int64_t of_member(std::int64_t member);
  // The account of any other kind, opened where there is none. Those of which there is one have the
  // name of their kind.
  std::int64_t named(AccountKind kind, const std::string& name);

  // The number that the next posting is going to have, if no account is opened before: the n-th of
  // one group has it and n.
  std::int64_t next();

  // Adds a version of the rules, whose text is canonical. Its number.
  std::int64_t record_rule(std::int64_t starts_on, const std::string& text);

  // Books postings as one: their numbers follow each other from the one that is returned. On an
  // error nothing is to be committed. Errors: points_short (of a member: {0} what they can spend,
  // {1} what is asked), pot_short ({0} pot, {1} what is in it, {2} what is asked).
  Result<std::int64_t> post(std::span<const Posting> postings,
                            std::optional<std::int64_t> batch = {});

 private:
  explicit Ledger(store::Writer& book, Random& random) : book_(&book), random_(&random) {}

  std::int64_t actor();
  std::int64_t open_account(AccountKind kind, const std::string& name,
                            const std::optional<Digest>& owner);
  Status check(const Posting& posting, AccountKind debit, LotRule rule,
               std::span<const Allocation> taken) const;
  void write(const Transfer& transfer);
  void make_lots();
  void add_allocation(std::int64_t transfer, const Allocation& allocation);
  void keep_note(std::int64_t number, const Salt& salt, const std::string& text);
  std::vector<Allocation> allocations(const Posting& posting, LotRule rule);
  std::vector<Allocation> taken_by(std::int64_t transfer);
  AccountKind kind_of(std::int64_t account);
  std::optional<std::int64_t> known_account_of(std::int64_t member);
  std::optional<Digest> rule_digest(const std::optional<std::int64_t>& rule);
  SQLite::Statement& prepared(const char* sql);

  store::Writer* book_;
  Random* random_;
  std::int64_t uid_ = 0;
  std::int64_t count_ = 0;  // of links
  Digest head_{};
  Instant now_;  // never before what was recorded last
  std::optional<std::int64_t> actor_;
  std::optional<OpenLots> open_lots_;
  struct NewLot {
    std::int64_t account = 0;
    OpenLot lot;
  };
  std::vector<NewLot> new_lots_;  // of transfers that are written, themselves not yet
  std::unordered_map<std::int64_t, AccountKind> kinds_;
  std::unordered_map<std::int64_t, Digest> rules_;
  std::map<const char*, SQLite::Statement> statements_;  // by the constant's address
};

}  // namespace yangxiao::points
