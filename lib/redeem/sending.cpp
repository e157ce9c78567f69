#include "redeem/sending.hpp"

#include <algorithm>

#include "redeem/release.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::redeem {
namespace {

// 4: sent; 5, 7 and 8: come, past its date, or lost.
#define ON_ITS_WAY                                                                                 \
  "SELECT sent.first, sent.number, station, partner, item, stock_lot.lot, coalesce(expires_at, "   \
  "253402300800), happened_at, quantity - (SELECT coalesce(sum(come.quantity), 0) FROM "           \
  "stock_movement AS come WHERE come.resolves = sent.number AND come.kind IN (5, 7, 8)) AS rest, " \
  "stock_lot.donor, received_at "                                                                  \
  "FROM stock_movement AS sent JOIN stock_lot ON stock_lot.lot = sent.lot "                        \
  "JOIN stock_account ON stock_account.account = sent.credit WHERE sent.kind = 4 "
constexpr const char* kAll = ON_ITS_WAY "AND rest > 0 ORDER BY sent.number";
constexpr const char* kOne = ON_ITS_WAY
    "AND sent.number >= ?1 AND sent.first = ?1 ORDER BY coalesce(expires_at, 253402300800), "
    "sent.number";

std::vector<OnItsWay> read_all(SQLite::Statement& row) {
  std::vector<OnItsWay> all;
  while (row.executeStep()) {
    OnItsWay one;
    one.sending = row.getColumn(0).getInt64();
    one.movement = row.getColumn(1).getInt64();
    one.to = {row.getColumn(4).getInt64(), read_place(row, 2, 3)};
    one.part = {row.getColumn(5).getInt64(), row.getColumn(8).getInt64(),
                Instant{row.getColumn(6).getInt64()}};
    one.sent_at = {row.getColumn(7).getInt64()};
    one.donor = store::read_number(row, 9);
    one.received_at = {row.getColumn(10).getInt64()};
    all.push_back(one);
  }
  return all;
}

// Ends what is on its way, as far as it is asked for.
Result<std::int64_t> end(store::Writer& book, StockLedger& stock, std::int64_t sending,
                         const std::optional<std::int64_t>& quantity, MovementKind kind,
                         const std::string& note) {
  const std::vector<OnItsWay> sent = on_its_way(book, sending);
  const std::string number = std::to_string(sending);
  if (sent.empty()) return Error{Problem::sending_missing, {number}, {}};
  std::int64_t there = 0;
  for (const OnItsWay& one : sent) there += one.part.quantity;
  if (there == 0) return Error{Problem::sending_arrived, {number}, {}};
  const std::int64_t wanted = quantity.value_or(there);
  if (wanted > there) {
    return Error{
        Problem::sending_short, {number, std::to_string(there), std::to_string(wanted)}, {}};
  }
  const auto to =
      kind == MovementKind::arrive ? StockAccountKind::shelf : StockAccountKind::missing;
  std::vector<StockPosting> postings;
  std::int64_t left = wanted;
  for (const OnItsWay& one : sent) {
    const std::int64_t part = std::min(left, one.part.quantity);
    if (part == 0) continue;
    left -= part;
    StockPosting posting;
    posting.lot = one.part.lot;
    posting.debit = stock.of_place(StockAccountKind::in_transit, one.to.place);
    posting.credit = stock.of_place(to, one.to.place);
    posting.quantity = part;
    posting.kind = kind;
    posting.happened_at = book.now();
    posting.resolves = one.movement;
    posting.note = note;
    postings.push_back(std::move(posting));
  }
  stock.post(postings);
  return wanted;
}

}  // namespace

Result<std::int64_t> send(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
                          const Sending& asked) {
  const PlaceShown from = shown(book, asked.from.place);
  if (asked.to == asked.from.place) return Error{Problem::places_same, {from.code}, {}};
  const Status open = check_open(book, asked.to, ledger.now(), zone);
  if (!open) return open.error();
  const Status freed = free_lapsed_stock(book, ledger, asked.from);
  if (!freed) return freed.error();
  StockLedger stock(ledger.chain());
  const auto taken = taken_from_shelf(book, asked.from, asked.quantity, asked.lot, stock.now());
  if (!taken) return taken.error();
  StockPosting posting;
  posting.debit = stock.of_place(StockAccountKind::shelf, asked.from.place);
  posting.credit = stock.of_place(StockAccountKind::in_transit, asked.to);
  posting.kind = MovementKind::send;
  posting.happened_at = book.now();
  posting.note = asked.note;
  return stock.post(part_by_part(*taken, posting));
}

std::vector<OnItsWay> on_its_way(const store::Reader& book) {
  SQLite::Statement query(book.database(), kAll);
  return read_all(query);
}

std::vector<OnItsWay> on_its_way(const store::Reader& book, std::int64_t sending) {
  SQLite::Statement query(book.database(), kOne);
  query.bind(1, sending);
  return read_all(query);
}

Result<std::int64_t> arrive(store::Writer& book, StockLedger& stock, std::int64_t sending,
                            const std::optional<std::int64_t>& quantity) {
  return end(book, stock, sending, quantity, MovementKind::arrive, {});
}

Result<std::int64_t> lose(store::Writer& book, StockLedger& stock, std::int64_t sending,
                          const std::optional<std::int64_t>& quantity, const std::string& reason) {
  return end(book, stock, sending, quantity, MovementKind::miss, reason);
}

}  // namespace yangxiao::redeem
