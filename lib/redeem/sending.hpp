// Goods that go from one place to another: they are on their way until they have come, or are lost.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "points/ledger.hpp"
#include "redeem/shelf.hpp"
#include "redeem/stock_ledger.hpp"

namespace yangxiao::redeem {

struct Sending {
  Spot from;
  Place to;
  std::int64_t quantity = 0;        // above zero
  std::optional<std::int64_t> lot;  // nothing: what expires first
  std::string note;
};
// Takes it off the shelf, when what has lapsed is back there. The number by which it is known.
// Errors: places_same, those of check_open() for where it goes, stock_lot_missing, stock_short.
Result<std::int64_t> send(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
                          const Sending& asked);

struct OnItsWay {
  std::int64_t sending = 0;  // its number: of the first movement
  std::int64_t movement = 0;
  Spot to;
  LotPart part;  // what has not come
  Instant sent_at;
  std::optional<std::int64_t> donor;
  Instant received_at;
};
// All, by number; of one sending.
std::vector<OnItsWay> on_its_way(const store::Reader& book);
std::vector<OnItsWay> on_its_way(const store::Reader& book, std::int64_t sending);

// That so much of a sending has come, or that it was lost: from what expires first. Without a
// quantity, all that is on its way. How much it was. Errors: sending_missing, sending_arrived,
// sending_short.
Result<std::int64_t> arrive(store::Writer& book, StockLedger& stock, std::int64_t sending,
                            const std::optional<std::int64_t>& quantity);
Result<std::int64_t> lose(store::Writer& book, StockLedger& stock, std::int64_t sending,
                          const std::optional<std::int64_t>& quantity, const std::string& reason);

}  // namespace yangxiao::redeem
