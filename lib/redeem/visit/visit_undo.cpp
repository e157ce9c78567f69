#include "redeem/stock_ledger.hpp"
#include "redeem/visit/visit_import.hpp"

namespace yangxiao::redeem {
namespace {

// What was given at visits of a batch.
constexpr const char* kGiven = R"sql(
  SELECT movement, station FROM visit CROSS JOIN visit_gift USING (visit)
  WHERE batch = ?1 AND movement IS NOT NULL ORDER BY movement)sql";
// Those that were booked as one follow each other.
constexpr const char* kMovements = R"sql(
  SELECT first, number, stock_movement.lot, quantity, coalesce(expires_at, 253402300800)
  FROM stock_movement JOIN stock_lot ON stock_lot.lot = stock_movement.lot
  WHERE number >= ?1 ORDER BY number)sql";
constexpr const char* kRemoveGifts = R"sql(
  DELETE FROM visit_gift WHERE visit IN (SELECT visit FROM visit WHERE batch = ?1)
  RETURNING visit_gift)sql";
constexpr const char* kRemoveVisits = "DELETE FROM visit WHERE batch = ?1 RETURNING visit";
constexpr const char* kCount = "SELECT count(*) FROM visit WHERE batch = ?1";

void put_back(const store::Writer& book, StockLedger& stock, std::int64_t first, const Place& place,
              const std::string& reason, SQLite::Statement& movement) {
  std::vector<StockPosting> postings;
  movement.reset();
  movement.bind(1, first);
  while (movement.executeStep() && movement.getColumn(0).getInt64() == first) {
    const Instant expires_at{movement.getColumn(4).getInt64()};
    const bool is_good = expires_at > stock.now();
    StockPosting& posting = postings.emplace_back();
    posting.lot = movement.getColumn(2).getInt64();
    posting.debit = stock.of_place(StockAccountKind::handed_out, place);
    posting.credit =
        stock.of_place(is_good ? StockAccountKind::shelf : StockAccountKind::wasted, place);
    posting.quantity = movement.getColumn(3).getInt64();
    posting.kind = MovementKind::take_back;
    posting.happened_at = book.now();
    posting.reverses = movement.getColumn(1).getInt64();
    posting.note = reason;
  }
  movement.reset();
  if (!postings.empty()) stock.post(postings);
}

std::uint64_t count_of(const store::Reader& book, std::int64_t batch) {
  SQLite::Statement count(book.database(), kCount);
  count.bind(1, batch);
  count.executeStep();
  return static_cast<std::uint64_t>(count.getColumn(0).getInt64());
}

}  // namespace

Result<store::Undone> undo_visits(store::Writer& book, points::Ledger& ledger, std::int64_t batch,
                                  const std::string& reason) {
  const auto mark = store::mark_of_batch(book, kVisits, batch);
  if (!mark) return mark.error();
  std::vector<std::pair<std::int64_t, std::int64_t>> given;  // first movement, station
  SQLite::Statement row(book.database(), kGiven);
  row.bind(1, batch);
  while (row.executeStep()) {
    given.emplace_back(row.getColumn(0).getInt64(), row.getColumn(1).getInt64());
  }
  StockLedger stock(ledger.chain());
  SQLite::Statement movement(book.database(), kMovements);
  for (const auto& [first, station] : given) {
    put_back(book, stock, first, {Place::Kind::station, station}, reason, movement);
  }
  const store::Undone undone{count_of(book, batch), 0};
  for (const auto& [table, sql] :
       {std::pair("visit_gift", kRemoveGifts), std::pair("visit", kRemoveVisits)}) {
    SQLite::Statement deletion(book.database(), sql);
    deletion.bind(1, batch);
    book.remove(table, deletion);
  }
  store::mark_undone(book, batch);
  return undone;
}

}  // namespace yangxiao::redeem
