// What is given: a donation makes a lot on the shelf of a place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "redeem/shelf.hpp"
#include "redeem/stock_ledger.hpp"

namespace yangxiao::redeem {

struct Donation {
  Spot spot;
  std::int64_t donor = 0;              // the row
  std::int64_t quantity = 0;           // above zero
  std::optional<Instant> expires_at;   // nothing: never
  std::optional<Instant> received_at;  // nothing: now
  std::string note;
};

struct Donated {
  std::int64_t lot = 0;
  std::int64_t movement = 0;
};
// Errors: time_ahead, donation_lapsed, those of check_open() when it was given.
Result<Donated> donate(store::Writer& book, StockLedger& stock, const calendar::Zone& zone,
                       const Donation& given, std::optional<std::int64_t> batch = {});

}  // namespace yangxiao::redeem
