// What a person books by hand, with a reason: points that are given, and corrections.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "points/ledger.hpp"

namespace yangxiao::points {

struct ByHand {
  std::string member;       // code
  std::int64_t points = 0;  // of an adjustment below zero, too
  std::string reason;
  std::string pot;  // empty: the office gives them
  std::optional<Instant> expires_at;
  std::optional<Instant> happened_at;  // nothing: when it is booked
};

struct Booked {
  std::int64_t transfer = 0;
  std::string member;  // the code of whom they were found to be
  std::int64_t balance = 0;
  std::int64_t repaid = 0;  // of what was given: it paid back what they owe
};

// Whether it could be booked now, as far as points are there. The code of whom the member was found
// to be. Errors: those of award() but pot_short.
Result<std::string> check_by_hand(const store::Writer& book, const ByHand& asked);

// Gives points. Errors: entry_missing, time_ahead, time_frozen, award_lapsed (they would run out
// before they are given), pot_missing, pot_short.
Result<Booked> award(store::Writer& book, Ledger& ledger, const ByHand& asked);

// Corrects what a member has: below zero, points go back to the office, the first to run out before
// others. Errors: those of award, and points_short.
Result<Booked> adjust(store::Writer& book, Ledger& ledger, const ByHand& asked);

}  // namespace yangxiao::points
