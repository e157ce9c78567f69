// What members owe: what of the points for a report that was rejected as false they had spent
// already. It is paid back by at most half of what they get later.
//
// A debt stands in the ledger like everything else: in an account of its own of the kind
// `unrecovered`, which is below zero by what is owed and is named after the member's account, a
// random number.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "points/ledger.hpp"

namespace yangxiao::points {

// The name of the account of what the holder of another one owes.
std::string debt_name(std::int64_t account);
bool is_debt(AccountKind kind, std::string_view name);

// The account whose holder owes by this one; nothing: it is no debt's.
std::optional<std::int64_t> debtor_of(AccountKind kind, std::string_view name);

// By a member, under the row that they are now. At least 0.
std::int64_t owed_by(const store::Reader& book, std::int64_t member);
// By the holder of an account.
std::int64_t owed_on(const store::Reader& book, std::int64_t account);
// By all, by their accounts: those above zero alone. Cost: the accounts of debts.
std::unordered_map<std::int64_t, std::int64_t> all_debts(const store::Reader& book);

// Finds out what is paid back of what members get, in one group of postings.
class Repayments {
 public:
  // Reads all debts.
  Repayments(store::Writer& book, Ledger& ledger)
      : book_(book), ledger_(ledger), debts_(all_debts(book)) {}
  // An account of a member gets so many points, which are not from a reversal.
  void got(std::int64_t account, std::int64_t points);
  // What they pay back of it, to be posted behind what they get.
  std::vector<Posting> postings();

 private:
  store::Writer& book_;
  Ledger& ledger_;
  std::unordered_map<std::int64_t, std::int64_t> debts_;  // by account
  std::map<std::int64_t, std::int64_t> halves_;           // of each award, rounded down
};

// The postings that move the debt of one account to another's, where there is one.
std::vector<Posting> debt_moved(store::Writer& book, Ledger& ledger, std::int64_t from,
                                std::int64_t to);

struct WriteOff {
  std::string member;  // code
  std::int64_t points = 0;
  std::string reason;
};
// Lets a member off so much of what they owe: the loss is the office's. Errors: entry_missing,
// owes_less ({0} member, {1} what they owe, {2} what is asked).
Result<std::int64_t> check_write_off(const store::Reader& book, const WriteOff& asked);
// What lets the holder of an account off so much: the caller checks that they owe it.
Posting write_off_posting(const store::Writer& book, Ledger& ledger, std::int64_t account,
                          std::int64_t points);
struct WrittenOff {
  std::int64_t transfer = 0;
  std::string member;     // the code, however it was typed
  std::int64_t owed = 0;  // afterwards
};
Result<WrittenOff> write_off(store::Writer& book, Ledger& ledger, const WriteOff& asked);

}  // namespace yangxiao::points
