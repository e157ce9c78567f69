// A member's account as a page that adds up: what was there, what came and went, what is there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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
  std::optional<Instant> since;       // of booking
  std::optional<Instant> until;       // not itself
  std::optional<std::int64_t> up_to;  // as the ledger was with so many links
};

struct Statement {
  std::int64_t opening = 0;
  std::vector<StatementLine> lines;
  std::int64_t closing = 0;
};
// By the row of the list of members. Cost: all bookings of the member.
Statement statement_of(const store::Reader& book, std::int64_t member, const StatementSpan& span);

}  // namespace yangxiao::points
