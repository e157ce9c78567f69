// Lots: what a member got at one time and has until one time. Which lots a transfer takes from is a
// function of what was booked before it, so that anybody can compute it again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "points/account.hpp"
#include "points/transfer.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

// The end of the year 9999, for a lot that does not run out: such a lot is spent last.
inline constexpr Instant kNever{253402300800};

struct OpenLot {
  std::int64_t lot = 0;  // the number of the transfer that made it
  Instant expires_at;
  std::int64_t remaining = 0;
};

struct Allocation {
  std::int64_t lot = 0;
  std::int64_t amount = 0;  // below zero: given back
  friend bool operator==(const Allocation&, const Allocation&) = default;
};

// Whether a transfer to this account makes a lot. What is given back goes to the lots that it came
// from.
constexpr bool makes_lot(AccountKind credit, TransferKind kind) {
  return credit == AccountKind::member && kind != TransferKind::give_back;
}

// How a transfer finds the lots that it takes from, or gives back to.
enum class LotRule : std::uint8_t {
  none,        // no member gives
  spend,       // the earliest to run out first, and none that has run out
  named,       // the one lot that `resolves` names
  own_first,   // the lot that `resolves` or else `reverses` names, run out or not, then as spend
  given_back,  // what the transfer that `resolves` names took
  all,         // as spend, with those that have run out
};
LotRule lot_rule(AccountKind debit, AccountKind credit, TransferKind kind);

// Before in the order of spending.
constexpr bool spends_before(const OpenLot& a, const OpenLot& b) {
  return a.expires_at != b.expires_at ? a.expires_at < b.expires_at : a.lot < b.lot;
}

// What of a member's open lots, given in the order of spending, a transfer takes by a rule, as far
// as they reach; not for none and given_back. `resolves` and `reverses` are the transfer's, `at` is
// when it is recorded.
struct Taking {
  LotRule rule = LotRule::spend;
  std::int64_t amount = 0;
  std::optional<std::int64_t> resolves;
  std::optional<std::int64_t> reverses;
  Instant at;
};
std::vector<Allocation> take(std::span<const OpenLot> lots, const Taking& taking);

// What a transfer took of which lots, by lot: below zero where it gave back.
std::vector<Allocation> allocations_of(const store::Reader& book, std::int64_t transfer);
// When a lot runs out; kNever where there is no such lot.
Instant end_of_lot(const store::Reader& book, std::int64_t lot);

// Looks up the lots of which something is left, run out or not, in the order of spending.
class OpenLots {
 public:
  explicit OpenLots(const store::Reader& book);
  std::vector<OpenLot> of(std::int64_t account);

 private:
  SQLite::Statement query_;
};

}  // namespace yangxiao::points
