#include "redeem/stock_value.hpp"

#include "store/bind_optional.hpp"

namespace yangxiao::redeem {
namespace {

// Kinds of accounts: 1, a shelf; 2, what is held.
constexpr const char* kValue = R"sql(
  SELECT coalesce(sum(coalesce(price, 0) * quantity *
    ((taker.kind IN (1, 2)) - (giver.kind IN (1, 2)))), 0)
  FROM stock_movement
    JOIN stock_account AS giver ON giver.account = stock_movement.debit
    JOIN stock_account AS taker ON taker.account = stock_movement.credit
    JOIN stock_lot ON stock_lot.lot = stock_movement.lot
    JOIN item ON item.item = stock_lot.item
  WHERE stock_movement.recorded_at < ?1 AND (?2 IS NULL OR stock_movement.number <= ?2))sql";

}  // namespace

std::int64_t stock_value(const store::Reader& book, Instant before,
                         const std::optional<std::int64_t>& up_to) {
  SQLite::Statement query(book.database(), kValue);
  query.bind(1, before.seconds);
  store::bind_optional(query, 2, up_to);
  query.executeStep();
  return query.getColumn(0).getInt64();
}

}  // namespace yangxiao::redeem
