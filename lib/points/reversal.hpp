// Takes back what was booked: not by changing it, but by booking the way back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "points/ledger.hpp"

namespace yangxiao::points {

struct Reversed {
  std::int64_t transfer = 0;  // the first of the reversal
  std::string member;         // the code of whom they are now; empty: nobody knows whose it was
  std::int64_t points = 0;    // of what is reversed: below zero where they are taken back
  // What was taken back, by where it was found.
  std::int64_t from_lot = 0;      // left of what was given
  std::int64_t from_expired = 0;  // had run out of it, and was booked
  std::int64_t from_forfeit = 0;  // was left behind by who was erased
  std::int64_t from_other = 0;    // else of the member's, what runs out first before others
  std::int64_t unrecovered = 0;   // nowhere: the office's loss
  std::int64_t owed = 0;          // had paid back a debt, which is owed again; or, where what is
                                  // nowhere is the member's debt, that too
  std::int64_t balance = 0;       // the member's, afterwards
};

// Reverses an award, an adjustment, an activity or an opening balance, as one group; what comes
// back goes to where the points came from.
//
// Points that were given are taken in this order: what is left of their own lot, run out or not;
// what of that lot was booked as run out; what of it was left behind by who was erased; what of it
// paid back a debt, which is owed again; what else the member can spend; the rest from the account
// `unrecovered`. What is held is never taken. Was the member merged into another, then their lot is
// what was moved of it, and what else there is, is what the other can spend. Points that were taken
// are given again, as many lots as they were taken from, each with its expiry: what would have run
// out meanwhile has run out.
//
// Errors: transfer_missing, not_reversible, reversed_before, pot_short.
Result<Reversed> reverse(store::Writer& book, Ledger& ledger, std::int64_t transfer,
                         const std::string& reason);

// What a reversal would take back, or give: checked as far as points need not be there for it.
struct Reversible {
  std::int64_t points = 0;  // of what would be reversed
  std::string member;       // the code of whom they are now; empty: nobody knows whose it was
};
// Errors: transfer_missing, not_reversible, reversed_before.
Result<Reversible> check_reversal(const store::Reader& book, std::int64_t transfer);

// The code of whom a transfer gave something, or took it from, as they are now; empty: nobody
// knows.
std::string holder_code(const store::Reader& book, std::int64_t transfer);

// The first transfer of what took another one back; nothing: it stands.
std::optional<std::int64_t> reversal_of(const store::Reader& book, std::int64_t transfer);

// What a reversal found nowhere: the office's loss, and the member's debt.
struct Lost {
  std::int64_t unrecovered = 0;
  std::int64_t owed = 0;
};
Lost lost_by(const store::Reader& book, std::int64_t reversal);

struct TakingBack {
  bool is_debt = false;               // what is not there any more the member owes
  std::optional<std::int64_t> batch;  // an import that is taken back
};

// The same of what was earned by the rules: an objection found it wrong, the report was false, or
// the import that it came with is taken back. Errors: transfer_missing,
// reversed_before, pot_short.
Result<Reversed> take_back_earning(store::Writer& book, Ledger& ledger, std::int64_t transfer,
                                   const std::string& reason, const TakingBack& how = {});

}  // namespace yangxiao::points
