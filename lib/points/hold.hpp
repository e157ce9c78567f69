// Holds: points that are reserved for a redemption, beside the balance, until they are taken for
// what is handed out or given back.
//
// A hold is one transfer; one that came along with a merge of members is one for each lot, with
// numbers that follow each other, and is known by the first of them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "points/ledger.hpp"

namespace yangxiao::points {

struct Holding {
  std::int64_t member = 0;  // the row, whoever they were found to be
  std::int64_t points = 0;  // above zero
  std::int64_t redemption = 0;
};
// Holds what runs out first. The hold's number. Errors: points_short.
Result<std::int64_t> hold(store::Writer& book, Ledger& ledger, const Holding& asked);

struct OpenHold {
  std::int64_t number = 0;  // of the transfer
  std::int64_t points = 0;
  Subject subject;                // the redemption
  std::vector<Allocation> taken;  // from which lots
};
// Those of an account that have neither been taken nor given back, by number.
std::vector<OpenHold> open_holds(const store::Reader& book, std::int64_t account);

// The open hold of a redemption; nothing: it has ended, or there never was one.
std::optional<std::int64_t> hold_of(const store::Reader& book, std::int64_t redemption);

// Takes what is held for a redemption that was handed out at a moment; in a frozen period nothing
// happens any more: at its end. The first transfer. The hold has to be open.
Result<std::int64_t> take_held(store::Writer& book, Ledger& ledger, std::int64_t hold,
                               Instant happened_at);

struct GivenBack {
  std::int64_t transfer = 0;  // the first
  std::int64_t expired = 0;   // points of lots that ran out while they were held
  std::int64_t renewed = 0;   // of these: what is given anew, as a lot that names the old one
};
// Gives back what is held, to the lots that it came from; of one that ran out meanwhile it runs out
// at once. Was the office the cause that nothing was handed out, then it is given anew and lasts
// until `renewed_until`. The hold has to be open.
Result<GivenBack> give_back(store::Writer& book, Ledger& ledger, std::int64_t hold,
                            const std::optional<Instant>& renewed_until);

// What was taken for a redemption is the member's again, as a transfer for each lot that names what
// took it: until the lot runs out, or, of one that has, until `renewed_until`. How many points; 0:
// nothing was taken, or nobody knows any more whose it was. Once for a redemption.
Result<std::int64_t> refund(store::Writer& book, Ledger& ledger, std::int64_t redemption,
                            Instant renewed_until);

// The postings that move all lots of one account to another, each with its expiry, and what is held
// of them: given back and held again, as a transfer for each lot. Nothing where there is nothing.
std::vector<Posting> lots_moved(store::Writer& book, Ledger& ledger, std::int64_t from,
                                std::int64_t to);

}  // namespace yangxiao::points
