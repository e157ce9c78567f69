// One transfer with all that belongs to it: whose accounts, who booked it, why, which points it
// took, and what became of those that it gave.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "points/account.hpp"
#include "points/lots.hpp"
#include "points/transfer.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

struct Party {
  AccountKind kind = AccountKind::member;
  std::string name;                    // of all but a member's
  std::optional<std::int64_t> member;  // the row; nothing: not a member's, or they were erased
};

struct Booking {
  Transfer transfer;
  Party from;
  Party to;
  std::string actor;
  std::string note;                    // empty: none, or it was erased
  std::vector<Allocation> taken;       // of which lots
  std::optional<OpenLot> lot;          // that it made, with what is left of it
  std::optional<std::int64_t> undone;  // the first transfer that took it back
};

// Nothing: there is no transfer with this number.
std::optional<Booking> booking_at(const store::Reader& book, std::int64_t number);
// All that were booked as one, in the order of their numbers.
std::vector<Booking> bookings_of_group(const store::Reader& book, std::int64_t first);

}  // namespace yangxiao::points
