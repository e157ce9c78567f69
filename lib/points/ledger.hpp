// Booking. Everything that is booked goes through here: it gets its number and its hash, finds the
// lots that it takes from, and is refused where it cannot be covered.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "points/chain_end.hpp"
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
  // Errors: those of ChainEnd::open.
  static Result<Ledger> open(store::Writer& book, Random& random, std::int64_t uid);

  // When what is booked is recorded.
  Instant now() const { return chain_.now(); }
  // What else is booked with the points goes on from here: the chain is one.
  ChainEnd& chain() { return chain_; }
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
  explicit Ledger(ChainEnd chain) : chain_(std::move(chain)) {}

  std::int64_t open_account(AccountKind kind, const std::string& name,
                            const std::optional<Digest>& owner);
  Status check(const Posting& posting, AccountKind debit, LotRule rule,
               std::span<const Allocation> taken) const;
  void write(const Transfer& transfer, const Digest& hash);
  void make_lots();
  void add_allocation(std::int64_t transfer, const Allocation& allocation);
  void keep_note(std::int64_t number, const Salt& salt, const std::string& text);
  std::vector<Allocation> allocations(const Posting& posting, LotRule rule);
  std::vector<Allocation> taken_by(std::int64_t transfer);
  AccountKind kind_of(std::int64_t account);
  std::optional<std::int64_t> known_account_of(std::int64_t member);
  std::optional<Digest> rule_digest(const std::optional<std::int64_t>& rule);

  ChainEnd chain_;
  std::optional<OpenLots> open_lots_;
  struct NewLot {
    std::int64_t account = 0;
    OpenLot lot;
  };
  std::vector<NewLot> new_lots_;  // of transfers that are written, themselves not yet
  std::unordered_map<std::int64_t, AccountKind> kinds_;
  std::unordered_map<std::int64_t, Digest> rules_;
};

}  // namespace yangxiao::points
