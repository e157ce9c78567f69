#include "redeem/shelf.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "redeem/item.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::redeem {
namespace {

constexpr const char* kLots = R"sql(
  SELECT lot, quantity, expires_at FROM stock
  WHERE account = ?1 AND item = ?2 AND quantity > 0 ORDER BY expires_at, lot)sql";
// What read_lying() takes.
#define LYING                                                                                \
  "SELECT stock.kind, station, partner, stock.item, stock.lot, quantity, stock.expires_at, " \
  "stock_lot.donor, received_at FROM stock "                                                 \
  "JOIN stock_account ON stock_account.account = stock.account "                             \
  "JOIN stock_lot ON stock_lot.lot = stock.lot "
// Kinds of accounts: 1, a shelf; 2, what is held.
constexpr const char* kLying = LYING R"sql(
  WHERE stock.kind IN (1, 2) AND quantity > 0
  ORDER BY station IS NULL, station, partner, stock.item, stock.expires_at, stock.lot, stock.kind)sql";
// What is held for vouchers that have lapsed by the clock: 1, a hold.
constexpr const char* kFreed = R"sql(
  SELECT lot, station, partner, sum(stock_movement.quantity)
  FROM redemption JOIN stock_movement USING (redemption)
  WHERE state = 'open' AND kept_until <= ?1 AND stock_movement.kind = 1
  GROUP BY lot, station, partner)sql";
constexpr const char* kPastDate = LYING R"sql(
  WHERE stock.kind = 1 AND quantity > 0 AND stock.expires_at <= ?1
  ORDER BY stock.expires_at, stock.account, stock.lot)sql";

Lying read_lying(SQLite::Statement& row) {
  Lying lying;
  lying.kind = static_cast<StockAccountKind>(row.getColumn(0).getInt64());
  lying.place = read_place(row, 1, 2);
  lying.item = row.getColumn(3).getInt64();
  lying.part = {row.getColumn(4).getInt64(), row.getColumn(5).getInt64(),
                Instant{row.getColumn(6).getInt64()}};
  lying.donor = store::read_number(row, 7);
  lying.received_at = {row.getColumn(8).getInt64()};
  return lying;
}

}  // namespace

std::optional<std::int64_t> stock_account(const store::Reader& book, StockAccountKind kind,
                                          const Place& place) {
  SQLite::Statement query(book.database(), account_query(place.kind));
  query.bind(1, place.id);
  query.bind(2, static_cast<std::int64_t>(kind));
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getInt64();
}

std::vector<LotPart> lots_there(const store::Reader& book, StockAccountKind kind,
                                const Spot& spot) {
  const auto account = stock_account(book, kind, spot.place);
  if (!account) return {};
  SQLite::Statement query(book.database(), kLots);
  query.bind(1, *account);
  query.bind(2, spot.item);
  std::vector<LotPart> lots;
  while (query.executeStep()) {
    lots.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getInt64(),
                    Instant{query.getColumn(2).getInt64()}});
  }
  return lots;
}

std::int64_t sum_of(std::span<const LotPart> lots) {
  std::int64_t sum = 0;
  for (const LotPart& lot : lots) sum += lot.quantity;
  return sum;
}

std::vector<LotPart> still_good(std::span<const LotPart> lots, Instant at) {
  std::vector<LotPart> good;
  for (const LotPart& lot : lots) {
    if (lot.expires_at > at) good.push_back(lot);
  }
  return good;
}

std::vector<LotPart> first_to_expire(std::span<const LotPart> lots, std::int64_t wanted) {
  std::vector<LotPart> taken;
  for (const LotPart& lot : lots) {
    if (wanted == 0) break;
    const std::int64_t part = std::min(wanted, lot.quantity);
    taken.push_back({lot.lot, part, lot.expires_at});
    wanted -= part;
  }
  return taken;
}

Result<std::vector<LotPart>> taken_from_shelf(const store::Reader& book, const Spot& spot,
                                              std::int64_t wanted,
                                              const std::optional<std::int64_t>& lot, Instant at) {
  std::vector<LotPart> lots = lots_there(book, StockAccountKind::shelf, spot);
  const std::int64_t all = sum_of(lots);
  if (lot) {
    std::erase_if(lots, [&](const LotPart& part) { return part.lot != *lot; });
    if (lots.empty()) {
      return Error{
          Problem::stock_lot_missing, {std::to_string(*lot), shown(book, spot.place).code}, {}};
    }
  } else {
    lots = still_good(lots, at);
  }
  const std::int64_t there = sum_of(lots);
  if (there >= wanted) return first_to_expire(lots, wanted);
  const std::int64_t past = lot ? 0 : all - there;
  Error error{Problem::stock_short,
              {item_at(book, spot.item).code, shown(book, spot.place).code, std::to_string(there),
               std::to_string(wanted)},
              {}};
  if (past > 0) {
    error.what = Problem::stock_past;
    error.arguments.push_back(std::to_string(past));
  }
  return error;
}

std::vector<StockPosting> part_by_part(std::span<const LotPart> parts, const StockPosting& like) {
  std::vector<StockPosting> postings(parts.size(), like);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    postings[i].lot = parts[i].lot;
    postings[i].quantity = parts[i].quantity;
  }
  return postings;
}

void each_lying(const store::Reader& book, Instant when,
                const std::function<void(const Lying&)>& take) {
  std::map<std::pair<std::int64_t, Place>, std::int64_t> freed;  // by lot and place
  SQLite::Statement lapsed(book.database(), kFreed);
  lapsed.bind(1, when.seconds);
  while (lapsed.executeStep()) {
    freed[{lapsed.getColumn(0).getInt64(), read_place(lapsed, 1, 2)}] =
        lapsed.getColumn(3).getInt64();
  }
  SQLite::Statement query(book.database(), kLying);
  while (query.executeStep()) {
    Lying lying = read_lying(query);
    const auto back = freed.find({lying.part.lot, lying.place});
    if (lying.kind == StockAccountKind::held && back != freed.end()) {
      Lying on_shelf = lying;
      on_shelf.kind = StockAccountKind::shelf;
      on_shelf.part.quantity = back->second;
      lying.part.quantity -= back->second;
      take(on_shelf);
    }
    if (lying.part.quantity > 0) take(lying);
  }
}

std::vector<Lying> past_date(const store::Reader& book, Instant at) {
  SQLite::Statement query(book.database(), kPastDate);
  query.bind(1, at.seconds);
  std::vector<Lying> all;
  while (query.executeStep()) all.push_back(read_lying(query));
  return all;
}

}  // namespace yangxiao::redeem
