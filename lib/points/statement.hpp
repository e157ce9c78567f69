// A member's account as a page that adds up: what was there, what came and went, what is there.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "points/transfer.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

struct StatementLine {
  Transfer transfer;
  std::int64_t points = 0;   // below zero: they went
  std::int64_t balance = 0;  // afterwards
  std::string note;          // empty: none, or it was erased
};

struct StatementSpan {
  std::optional<Instant> since;  // of booking
  std::optional<Instant> until;  // not itself
};

// The balance before the span and after it; each booking in between is given to `take`. Cost: all
// bookings of the member.
struct StatementBalances {
  std::int64_t opening = 0;
  std::int64_t closing = 0;
};
Result<StatementBalances> read_statement(const store::Reader& book, std::int64_t member,
                                         const StatementSpan& span,
                                         const std::function<Status(const StatementLine&)>& take);

}  // namespace yangxiao::points
