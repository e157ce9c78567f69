#include "redeem/stock_ledger.hpp"

#include "points/stock_link.hpp"
#include "store/bind_optional.hpp"

namespace yangxiao::redeem {
namespace {

constexpr const char* kOfDonor = R"sql(SELECT account FROM stock_account WHERE donor = ?1)sql";
constexpr const char* kOfStation = R"sql(
  SELECT account FROM stock_account WHERE station = ?1 AND kind = ?2)sql";
constexpr const char* kOfPartner = R"sql(
  SELECT account FROM stock_account WHERE partner = ?1 AND kind = ?2)sql";
constexpr const char* kNextAccount = R"sql(
  SELECT coalesce(max(account), 0) + 1 FROM stock_account)sql";
constexpr const char* kAddAccount = R"sql(
  INSERT INTO stock_account (account, number, kind, donor, station, partner, recorded_at, hash)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))sql";
constexpr const char* kAddLot = R"sql(
  INSERT INTO stock_lot (lot, item, donor, expires_at, received_at, recorded_at, hash)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql";
constexpr const char* kAddMovement =
    "INSERT INTO stock_movement (" MOVEMENT_COLUMNS
    ", hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
constexpr const char* kAddNote = R"sql(
  INSERT INTO stock_note (movement, salt, text, mark) VALUES (?1, ?2, ?3, ?4))sql";

}  // namespace

const char* account_query(Place::Kind kind) {
  return kind == Place::Kind::station ? kOfStation : kOfPartner;
}

std::int64_t StockLedger::of_donor(std::int64_t donor) {
  SQLite::Statement& known = chain_.prepared(kOfDonor);
  known.bind(1, donor);
  if (known.executeStep()) return known.getColumn(0).getInt64();
  return open_account(StockAccountKind::donor, donor, {});
}

std::int64_t StockLedger::of_place(StockAccountKind kind, const Place& place) {
  const auto known = known_.find({kind, place});
  if (known != known_.end()) return known->second;
  SQLite::Statement& query = chain_.prepared(account_query(place.kind));
  query.bind(1, place.id);
  query.bind(2, static_cast<std::int64_t>(kind));
  const std::int64_t account =
      query.executeStep() ? query.getColumn(0).getInt64() : open_account(kind, {}, place);
  known_.emplace(std::pair(kind, place), account);
  return account;
}

std::int64_t StockLedger::open_account(StockAccountKind kind,
                                       const std::optional<std::int64_t>& donor,
                                       const std::optional<Place>& place) {
  SQLite::Statement& next = chain_.prepared(kNextAccount);
  next.executeStep();
  points::StockOpening opening;
  opening.account = next.getColumn(0).getInt64();
  next.reset();
  opening.number = chain_.next();
  opening.kind = static_cast<std::int64_t>(kind);
  opening.donor = donor;
  if (place) opening.station = station_of(*place);
  if (place) opening.partner = partner_of(*place);
  opening.recorded_at = chain_.now();
  SQLite::Statement& add = chain_.prepared(kAddAccount);
  add.bind(1, opening.account);
  add.bind(2, opening.number);
  add.bind(3, opening.kind);
  store::bind_optional(add, 4, opening.donor);
  store::bind_optional(add, 5, opening.station);
  store::bind_optional(add, 6, opening.partner);
  add.bind(7, opening.recorded_at.seconds);
  points::put(add, 8, chain_.append(opening));
  add.exec();
  return opening.account;
}

std::int64_t StockLedger::add_lot(const NewLot& made) {
  const points::StockLot lot{chain_.next(),   made.item,        made.donor,
                             made.expires_at, made.received_at, chain_.now()};
  SQLite::Statement& add = chain_.prepared(kAddLot);
  add.bind(1, lot.lot);
  add.bind(2, lot.item);
  store::bind_optional(add, 3, lot.donor);
  store::bind_optional(add, 4, lot.expires_at);
  add.bind(5, lot.received_at.seconds);
  add.bind(6, lot.recorded_at.seconds);
  points::put(add, 7, chain_.append(lot));
  add.exec();
  return lot.lot;
}

void StockLedger::keep_note(std::int64_t number, const points::Salt& salt,
                            const std::string& text) {
  SQLite::Statement& add = chain_.prepared(kAddNote);
  add.bind(1, number);
  points::put(add, 2, salt);
  add.bind(3, text);
  add.bind(4, chain_.book().mark());
  add.exec();
}

std::int64_t StockLedger::post(std::span<const StockPosting> postings,
                               std::optional<std::int64_t> batch) {
  const std::int64_t who = chain_.actor();
  const std::int64_t first = chain_.next();
  for (const StockPosting& posting : postings) {
    points::StockMovement movement{chain_.next(),
                                   first,
                                   posting.lot,
                                   posting.debit,
                                   posting.credit,
                                   posting.quantity,
                                   static_cast<std::int64_t>(posting.kind),
                                   posting.redemption,
                                   posting.happened_at,
                                   chain_.now(),
                                   who,
                                   batch,
                                   posting.resolves,
                                   posting.reverses,
                                   {}};
    points::Salt salt{};
    if (!posting.note.empty()) {
      salt = points::salt_from(chain_.random());
      movement.note = points::digest_of(salt, posting.note);
    }
    SQLite::Statement& add = chain_.prepared(kAddMovement);
    add.bind(1, movement.number);
    add.bind(2, movement.first);
    add.bind(3, movement.lot);
    add.bind(4, movement.debit);
    add.bind(5, movement.credit);
    add.bind(6, movement.quantity);
    add.bind(7, movement.kind);
    store::bind_optional(add, 8, movement.redemption);
    add.bind(9, movement.happened_at.seconds);
    add.bind(10, movement.recorded_at.seconds);
    add.bind(11, movement.actor);
    store::bind_optional(add, 12, movement.batch);
    store::bind_optional(add, 13, movement.resolves);
    store::bind_optional(add, 14, movement.reverses);
    points::put(add, 15, movement.note);
    points::put(add, 16, chain_.append(movement));
    add.exec();
    if (movement.note) keep_note(movement.number, salt, posting.note);
  }
  return first;
}

}  // namespace yangxiao::redeem
