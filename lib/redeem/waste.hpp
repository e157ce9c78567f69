// Goods that go without being handed out: they spoiled, or they are past their date.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "points/ledger.hpp"
#include "redeem/shelf.hpp"
#include "redeem/stock_ledger.hpp"

namespace yangxiao::redeem {

struct Waste {
  Spot spot;
  std::int64_t quantity = 0;        // above zero
  std::optional<std::int64_t> lot;  // nothing: what expires first
  std::string reason;
};
// The first movement; what has lapsed is on the shelf before. Errors: stock_lot_missing,
// stock_short.
Result<std::int64_t> waste(store::Writer& book, points::Ledger& ledger, const Waste& asked);

struct Expired {
  std::int64_t quantity = 0;
  std::set<std::int64_t> lots;
};
// Books what lies past its date on shelves, and what is on its way, as of the moment when it
// expired. Nothing is written where there is nothing. `only`: nothing but this, where it lies.
Expired expire_stock(store::Writer& book, StockLedger& stock, const std::optional<Spot>& only = {});

}  // namespace yangxiao::redeem
