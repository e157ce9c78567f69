// Proves that stock and vouchers hold together, with each other and with the points. That nothing
// was changed since it was booked is the chain's to prove: points::check().
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "store/book.hpp"

namespace yangxiao::redeem {

// What can be wrong.
enum class Flaw : std::uint8_t {
  stock,        // a balance is not the sum of the movements
  below_zero,   // an account gave more of a lot than it had
  lot,          // it says something else than what it is kept beside: item, date, donor
  movement,     // it ends or reverses something that it does not fit
  note,         // it is not the text of which the chain has the digest
  state,        // it is not the one to which the last step led, or the code is none
  held_stock,   // what is held, or was, of stock is not what the voucher is for
  held_points,  // what is held of points is not what the voucher costs, or not of its member
  handed_out,   // what was handed out is not what the voucher is for
  taken,        // what was taken of points is not what the voucher costs
  no_voucher,   // points or goods are held for a voucher that there is not
  kept_until,   // it is kept for longer than it may be, or shorter, and no list tells why
  again,        // goods were lost for it, and no step says that they were handed out again
  gift,         // what a visit was given is not what left the shelf, or no visit tells of it
};
inline constexpr std::size_t kFlaws = 14;
std::string_view name_of(Flaw flaw);

struct Checked {
  std::int64_t movements = 0;
  std::int64_t lots = 0;
  std::int64_t vouchers = 0;
  std::int64_t open = 0;          // of them
  std::int64_t erased_notes = 0;  // their digests stand in the chain, their texts are gone
};

// Errors: ledger_broken ({0} the table, {1} its row, {2} what is wrong, as name_of(Flaw)),
// redemption_broken ({0} the voucher's code, {1} the same). Cost: every row once; memory grows with
// the lots at each place.
Result<Checked> check(const store::Reader& book);

}  // namespace yangxiao::redeem
