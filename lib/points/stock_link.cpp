#include "points/stock_link.hpp"

#include <algorithm>

#include "points/link_fields.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kAccounts = R"sql(
  SELECT number, account, kind, donor, station, partner, recorded_at, hash FROM stock_account
  ORDER BY number)sql";
constexpr const char* kLots = R"sql(
  SELECT lot, item, donor, expires_at, received_at, recorded_at, hash FROM stock_lot
  ORDER BY lot)sql";
constexpr const char* kMovements =
    "SELECT " MOVEMENT_COLUMNS ", hash FROM stock_movement ORDER BY number";

StockOpening read_opening(SQLite::Statement& row) {
  StockOpening opening;
  opening.number = row.getColumn(0).getInt64();
  opening.account = row.getColumn(1).getInt64();
  opening.kind = row.getColumn(2).getInt64();
  opening.donor = store::read_number(row, 3);
  opening.station = store::read_number(row, 4);
  opening.partner = store::read_number(row, 5);
  opening.recorded_at = {row.getColumn(6).getInt64()};
  return opening;
}

StockLot read_lot(SQLite::Statement& row) {
  StockLot lot;
  lot.lot = row.getColumn(0).getInt64();
  lot.item = row.getColumn(1).getInt64();
  lot.donor = store::read_number(row, 2);
  lot.expires_at = store::read_time(row, 3);
  lot.received_at = {row.getColumn(4).getInt64()};
  lot.recorded_at = {row.getColumn(5).getInt64()};
  return lot;
}

}  // namespace

StockMovement read_movement(SQLite::Statement& row) {
  StockMovement movement;
  movement.number = row.getColumn(0).getInt64();
  movement.first = row.getColumn(1).getInt64();
  movement.lot = row.getColumn(2).getInt64();
  movement.debit = row.getColumn(3).getInt64();
  movement.credit = row.getColumn(4).getInt64();
  movement.quantity = row.getColumn(5).getInt64();
  movement.kind = row.getColumn(6).getInt64();
  movement.redemption = store::read_number(row, 7);
  movement.happened_at = {row.getColumn(8).getInt64()};
  movement.recorded_at = {row.getColumn(9).getInt64()};
  movement.actor = row.getColumn(10).getInt64();
  movement.batch = store::read_number(row, 11);
  movement.resolves = store::read_number(row, 12);
  movement.reverses = store::read_number(row, 13);
  movement.note = read_digest(row.getColumn(14));
  return movement;
}

Digest hash_of(const Digest& previous, const StockOpening& opening) {
  LinkFields fields(LinkKind::stock_account, previous);
  fields.add(opening.number);
  fields.add(opening.account);
  fields.add(opening.kind);
  fields.add(opening.donor);
  fields.add(opening.station);
  fields.add(opening.partner);
  fields.add(opening.recorded_at);
  return fields.digest();
}

Digest hash_of(const Digest& previous, const StockLot& lot) {
  LinkFields fields(LinkKind::lot, previous);
  fields.add(lot.lot);
  fields.add(lot.item);
  fields.add(lot.donor);
  fields.add(lot.expires_at);
  fields.add(lot.received_at);
  fields.add(lot.recorded_at);
  return fields.digest();
}

Digest hash_of(const Digest& previous, const StockMovement& movement) {
  LinkFields fields(LinkKind::movement, previous);
  fields.add(movement.number);
  fields.add(movement.first);
  fields.add(movement.lot);
  fields.add(movement.debit);
  fields.add(movement.credit);
  fields.add(movement.quantity);
  fields.add(movement.kind);
  fields.add(movement.redemption);
  fields.add(movement.happened_at);
  fields.add(movement.recorded_at);
  fields.add(movement.actor);
  fields.add(movement.batch);
  fields.add(movement.resolves);
  fields.add(movement.reverses);
  fields.add(movement.note);
  return fields.digest();
}

StockLinks::StockLinks(const store::Reader& book)
    : accounts_(book, kAccounts), lots_(book, kLots), movements_(book, kMovements) {}

std::int64_t StockLinks::number() {
  std::int64_t lowest = 0;
  for (Rows* rows : {&accounts_, &lots_, &movements_}) {
    const std::int64_t number = rows->number();
    if (number != 0 && (lowest == 0 || number < lowest)) lowest = number;
  }
  return lowest;
}

StockLinks::Link StockLinks::take(const Digest& previous) {
  const std::int64_t number = this->number();
  const auto link = [&](Rows& rows, const char* table, const auto& of, std::int64_t row, int hash) {
    const Link made{
        table,          row,  hash_of(previous, of), read_digest(rows.row().getColumn(hash)),
        of.recorded_at, false};
    rows.next();
    return made;
  };
  if (movements_.number() == number) {
    const StockMovement movement = read_movement(movements_.row());
    Link made = link(movements_, "stock_movement", movement, number, kMovementColumns);
    made.has_note = movement.note.has_value();
    return made;
  }
  if (accounts_.number() == number) {
    const StockOpening opening = read_opening(accounts_.row());
    return link(accounts_, "stock_account", opening, opening.account, 7);
  }
  const StockLot lot = read_lot(lots_.row());
  return link(lots_, "stock_lot", lot, lot.lot, 6);
}

}  // namespace yangxiao::points
