// What lies where: of each lot so much, on the accounts of one place.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "redeem/movement.hpp"
#include "redeem/place.hpp"
#include "redeem/stock_ledger.hpp"

namespace yangxiao::redeem {

// So much of one lot.
struct LotPart {
  std::int64_t lot = 0;
  std::int64_t quantity = 0;
  Instant expires_at;  // points::kNever: it does not
};

// One item at one place.
struct Spot {
  std::int64_t item = 0;
  Place place;
  friend bool operator==(const Spot&, const Spot&) = default;
};

// The account of a place; nothing: there never was anything on it.
std::optional<std::int64_t> stock_account(const store::Reader& book, StockAccountKind kind,
                                          const Place& place);

// What lies on an account of a place, the first to expire first; those past their date, too.
std::vector<LotPart> lots_there(const store::Reader& book, StockAccountKind kind, const Spot& spot);
std::int64_t sum_of(std::span<const LotPart> lots);
// Without what is past its date.
std::vector<LotPart> still_good(std::span<const LotPart> lots, Instant at);
// Of lots in the order of lots_there() so much as is wanted, or all that there is.
std::vector<LotPart> first_to_expire(std::span<const LotPart> lots, std::int64_t wanted);

// So much of what lies on a shelf: of one lot, past its date or not, or of what is good still and
// expires first. Errors: stock_lot_missing, stock_short, stock_past (enough would be there, or
// more, if it were not past its date).
Result<std::vector<LotPart>> taken_from_shelf(const store::Reader& book, const Spot& spot,
                                              std::int64_t wanted,
                                              const std::optional<std::int64_t>& lot, Instant at);

// A posting for each part, alike but for lot and quantity.
std::vector<StockPosting> part_by_part(std::span<const LotPart> parts, const StockPosting& like);

// What of a lot lies on an account.
struct Lying {
  StockAccountKind kind = StockAccountKind::shelf;
  Place place;
  std::int64_t item = 0;
  LotPart part;
  std::optional<std::int64_t> donor;
  Instant received_at;
};
// All that lies on shelves and is held, by place, item, and the first to expire first. What is held
// for a voucher that has lapsed by the clock is on the shelf, booked or not. Reads all stock that
// is there.
void each_lying(const store::Reader& book, Instant when,
                const std::function<void(const Lying&)>& take);
// What lies on shelves past its date at a moment: the earliest first.
std::vector<Lying> past_date(const store::Reader& book, Instant at);

}  // namespace yangxiao::redeem
