#include "redeem/journal.hpp"

#include "store/read_optional.hpp"

namespace yangxiao::redeem {
namespace {

// What read() takes.
#define JOURNAL                                                                           \
  "SELECT stock_movement.number, stock_movement.kind, stock_movement.quantity, "          \
  "stock_movement.lot, stock_lot.item, stock_lot.donor, giver.kind, giver.station, "      \
  "giver.partner, giver.donor, taker.kind, taker.station, taker.partner, taker.donor, "   \
  "redemption.code, stock_movement.happened_at, stock_movement.recorded_at, actor.name, " \
  "stock_movement.batch, stock_note.text FROM stock_movement "                            \
  "JOIN stock_lot ON stock_lot.lot = stock_movement.lot "                                 \
  "JOIN stock_account AS giver ON giver.account = stock_movement.debit "                  \
  "JOIN stock_account AS taker ON taker.account = stock_movement.credit "                 \
  "JOIN actor ON actor.actor = stock_movement.actor "                                     \
  "LEFT JOIN redemption ON redemption.redemption = stock_movement.redemption "            \
  "LEFT JOIN stock_note ON stock_note.movement = stock_movement.number "
constexpr const char* kAll = JOURNAL "ORDER BY stock_movement.number DESC";
constexpr const char* kOfLot =
    JOURNAL "WHERE stock_movement.lot = ?1 ORDER BY stock_movement.number DESC";

// From three columns: station, partner, donor, behind the kind of the account.
StockSide read_side(SQLite::Statement& row, int column) {
  StockSide side;
  side.account = static_cast<StockAccountKind>(row.getColumn(column).getInt64());
  side.donor = store::read_number(row, column + 3);
  if (!side.donor) side.place = read_place(row, column + 1, column + 2);
  return side;
}

JournalEntry read(SQLite::Statement& row) {
  JournalEntry entry;
  entry.number = row.getColumn(0).getInt64();
  entry.kind = static_cast<MovementKind>(row.getColumn(1).getInt64());
  entry.quantity = row.getColumn(2).getInt64();
  entry.lot = row.getColumn(3).getInt64();
  entry.item = row.getColumn(4).getInt64();
  entry.donor = store::read_number(row, 5);
  entry.from = read_side(row, 6);
  entry.to = read_side(row, 10);
  entry.voucher = row.getColumn(14).getString();
  entry.happened_at = {row.getColumn(15).getInt64()};
  entry.recorded_at = {row.getColumn(16).getInt64()};
  entry.actor = row.getColumn(17).getString();
  entry.batch = store::read_number(row, 18);
  entry.note = row.getColumn(19).getString();
  return entry;
}

bool is_wanted(const JournalFilter& filter, const JournalEntry& entry) {
  const bool is_there =
      !filter.place || entry.from.place == filter.place || entry.to.place == filter.place;
  return is_there && (!filter.item || entry.item == *filter.item) &&
         (!filter.donor || entry.donor == filter.donor) &&
         (!filter.kind || entry.kind == *filter.kind) &&
         (!filter.since || entry.happened_at >= *filter.since) &&
         (!filter.until || entry.happened_at < *filter.until);
}

}  // namespace

Status each_movement(const store::Reader& book, const JournalFilter& filter,
                     const std::function<Status(const JournalEntry&)>& take) {
  SQLite::Statement row(book.database(), filter.lot ? kOfLot : kAll);
  if (filter.lot) row.bind(1, *filter.lot);
  while (row.executeStep()) {
    const JournalEntry entry = read(row);
    if (!is_wanted(filter, entry)) continue;
    const Status taken = take(entry);
    if (!taken) return taken;
  }
  return {};
}

}  // namespace yangxiao::redeem
