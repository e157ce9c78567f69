// The whole ledger as a page that adds up, for whoever audits it: what members had, and what was
// held for them, when a span began; what was issued and what went meanwhile; what there was at its
// end; and each booking that somebody made by hand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "points/account.hpp"
#include "points/approval.hpp"
#include "points/booking.hpp"
#include "points/transfer.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

// Bookings of one kind with one account beside the members'.
struct Flow {
  TransferKind kind = TransferKind::award;
  AccountKind other = AccountKind::issue;
  std::string name;         // of the other account
  std::int64_t points = 0;  // below zero: members have less by it
  std::int64_t transfers = 0;
};

struct ByHandBooking {
  Booking booking;
  std::string member;  // the code; empty: nobody knows whose it was
  std::optional<Approval> approval;
};

struct BookStatement {
  std::int64_t opening = 0;  // balances of members, and what is held
  std::vector<Flow> flows;   // in the order of the kinds
  std::int64_t closing = 0;
  std::int64_t unrecovered = 0;  // the office's loss in the span: less what was taken back of it
  std::vector<ByHandBooking> by_hand;
};

// Of what was booked from `begin` on and before `end`. What members hold for a redemption, give
// back or move among each other changes nothing. `up_to`: as the ledger was with so many links.
// Cost: what was booked since `begin`.
BookStatement book_statement(const store::Reader& book, Instant begin, Instant end,
                             const std::optional<std::int64_t>& up_to);

}  // namespace yangxiao::points
