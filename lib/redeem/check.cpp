#include "redeem/check.hpp"

#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/text/checked_code.hpp"
#include "member/merged_members.hpp"
#include "points/lots.hpp"
#include "points/stock_link.hpp"
#include "redeem/movement.hpp"
#include "redeem/redemption.hpp"

namespace yangxiao::redeem {
namespace {

using points::StockMovement;

constexpr const char* kAccounts = R"sql(
  SELECT account, kind, coalesce(donor, 0) FROM stock_account)sql";
constexpr const char* kLots = R"sql(
  SELECT lot, item, coalesce(donor, 0), coalesce(expires_at, 253402300800) FROM stock_lot)sql";
constexpr const char* kMovements = "SELECT " MOVEMENT_COLUMNS "FROM stock_movement ORDER BY number";
constexpr const char* kStock = R"sql(
  SELECT account, lot, kind, item, expires_at, quantity FROM stock)sql";
constexpr const char* kNotes = R"sql(
  SELECT movement, salt, text, stock_movement.note FROM stock_note
    LEFT JOIN stock_movement ON stock_movement.number = movement)sql";
// What a voucher says, what became of it, and what the ledgers say of it. Kinds of movements: 1,
// held; 2 and 3 end it; 10, returned; 11, handed out again. Of transfers: 6, held; 7 and 8 end it;
// 13, given anew.
constexpr const char* kVouchers = R"sql(
  SELECT code, state, quantity, price * quantity,
    coalesce((SELECT kind FROM redemption_event AS step
      WHERE step.redemption = voucher.redemption AND kind NOT IN ('print', 'again')
      ORDER BY event DESC LIMIT 1), ''),
    (SELECT coalesce(sum(quantity), 0) FROM stock_movement AS hold
      WHERE hold.redemption = voucher.redemption AND kind = 1 AND NOT EXISTS (
        SELECT 1 FROM stock_movement WHERE resolves = hold.number AND kind IN (2, 3))),
    (SELECT coalesce(sum(amount), 0) FROM transfer AS hold
      WHERE kind = 6 AND subject_number = voucher.redemption AND NOT EXISTS (
        SELECT 1 FROM transfer WHERE resolves = hold.number AND kind IN (7, 8))),
    (SELECT coalesce(sum(quantity), 0) FROM stock_movement AS given
      WHERE given.redemption = voucher.redemption AND kind = 2),
    (SELECT coalesce(sum(taken.amount), 0) FROM transfer AS hold
      JOIN transfer AS taken ON taken.resolves = hold.number AND taken.kind IN (7, 8) AND taken.kind = 7
      WHERE hold.kind = 6 AND hold.subject_number = voucher.redemption),
    (SELECT coalesce(sum(quantity), 0) FROM stock_movement AS back
      WHERE back.redemption = voucher.redemption AND kind = 10),
    (SELECT coalesce(sum(quantity), 0) FROM stock_movement AS lost
      WHERE lost.redemption = voucher.redemption AND kind = 11),
    (SELECT count(*) * quantity FROM redemption_event AS step
      WHERE step.redemption = voucher.redemption AND kind = 'again')
  FROM redemption AS voucher ORDER BY redemption)sql";
// Of each voucher what was held for it first, that is of another item or at another place; and
// whose points were held.
constexpr const char* kElsewhere = R"sql(
  SELECT code FROM redemption JOIN stock_movement USING (redemption)
    JOIN stock_lot ON stock_lot.lot = stock_movement.lot
    JOIN stock_account ON stock_account.account = stock_movement.credit
  WHERE stock_movement.kind = 1 AND (stock_lot.item <> redemption.item
    OR stock_account.station IS NOT redemption.station
    OR stock_account.partner IS NOT redemption.partner)
  ORDER BY redemption.redemption LIMIT 1)sql";
constexpr const char* kHolders = R"sql(
  SELECT code, redemption.member, member_account.member FROM transfer
    JOIN redemption ON redemption.redemption = transfer.subject_number
    JOIN member_account ON member_account.account = transfer.debit
  WHERE transfer.kind = 6 ORDER BY redemption.redemption)sql";
constexpr const char* kLooseStock = R"sql(
  SELECT number FROM stock_movement
  WHERE redemption IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM redemption WHERE redemption.redemption = stock_movement.redemption)
  ORDER BY number LIMIT 1)sql";
// Vouchers that are good for longer than what they are for, or not at all.
constexpr const char* kTooLong = R"sql(
  SELECT code FROM redemption WHERE valid_until < reserved_at OR EXISTS (
    SELECT 1 FROM stock_movement JOIN stock_lot USING (lot)
    WHERE stock_movement.redemption = redemption.redemption AND kind = 1
      AND expires_at < redemption.valid_until)
  ORDER BY redemption LIMIT 1)sql";
// Vouchers that are kept past their end, though they are not for that, or for another time; and
// those that are not, though no list of their place reaches so far.
constexpr const char* kKept = R"sql(
  SELECT code FROM redemption
  WHERE kept_until <> valid_until AND (offline = 0 OR kept_until <> valid_until + ?1)
    OR offline <> 0 AND kept_until = valid_until AND NOT EXISTS (
      SELECT 1 FROM place_list
      WHERE place_list.station IS redemption.station AND place_list.partner IS redemption.partner
        AND until >= valid_until)
  ORDER BY redemption LIMIT 1)sql";
constexpr const char* kLooseHold = R"sql(
  SELECT number FROM transfer AS hold
  WHERE kind = 6 AND subject_number IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM redemption WHERE redemption = hold.subject_number)
  ORDER BY number LIMIT 1)sql";

// What left shelves without a voucher, and what visits were given: the two are the same. 2: handed
// out.
constexpr const char* kGifts = R"sql(
  WITH given AS (
    SELECT movement.first, sum(movement.quantity) AS quantity, min(stock_lot.item) AS item,
      max(stock_lot.item) AS other, min(giver.station) AS station
    FROM stock_movement AS movement
      JOIN stock_lot ON stock_lot.lot = movement.lot
      JOIN stock_account AS giver ON giver.account = movement.debit
    WHERE movement.kind = 2 AND redemption IS NULL
      AND NOT EXISTS (SELECT 1 FROM stock_movement WHERE reverses = movement.number)
    GROUP BY movement.first)
  SELECT given.first, visit_gift FROM given
    FULL JOIN (SELECT visit_gift, movement, item, quantity, station
      FROM visit_gift JOIN visit USING (visit) WHERE movement IS NOT NULL) AS gift
    ON gift.movement = given.first
  WHERE gift.movement IS NULL OR given.first IS NULL OR given.quantity <> gift.quantity
    OR given.item <> gift.item OR given.other <> gift.item
    OR given.station IS NOT gift.station
  ORDER BY 1, 2 LIMIT 1)sql";

constexpr std::array<std::string_view, kFlaws> kNames = {
    "stock",       "below-zero", "stock-lot", "movement",   "note",       "state", "held-stock",
    "held-points", "handed-out", "taken",     "no-voucher", "kept-until", "again", "gift"};

Error broken(const char* table, std::int64_t row, Flaw flaw) {
  return {Problem::ledger_broken, {table, std::to_string(row), std::string(name_of(flaw))}, {}};
}

Error broken(const std::string& voucher, Flaw flaw) {
  return {Problem::redemption_broken, {voucher, std::string(name_of(flaw))}, {}};
}

// Moves all stock once more, in memory.
class Replay {
 public:
  explicit Replay(const store::Reader& book) : book_(book) {
    SQLite::Statement account(book.database(), kAccounts);
    while (account.executeStep()) {
      accounts_[account.getColumn(0).getInt64()] = {
          static_cast<StockAccountKind>(account.getColumn(1).getInt64()),
          account.getColumn(2).getInt64()};
    }
    SQLite::Statement lot(book.database(), kLots);
    while (lot.executeStep()) {
      lots_[lot.getColumn(0).getInt64()] = {
          lot.getColumn(1).getInt64(), lot.getColumn(2).getInt64(), lot.getColumn(3).getInt64()};
    }
  }

  Status run(Checked& checked) {
    SQLite::Statement row(book_.database(), kMovements);
    while (row.executeStep()) {
      const Status moved = move(points::read_movement(row));
      if (!moved) return moved;
      ++checked.movements;
      if (!row.getColumn(points::kMovementColumns - 1).isNull()) ++checked.erased_notes;
    }
    checked.lots = static_cast<std::int64_t>(lots_.size());
    const Status sent = check_sent();
    return sent ? compare() : sent;
  }

 private:
  struct Account {
    StockAccountKind kind = StockAccountKind::shelf;
    std::int64_t donor = 0;
  };
  struct Lot {
    std::int64_t item = 0;
    std::int64_t donor = 0;
    std::int64_t expires_at = 0;
  };

  Status move(const StockMovement& movement) {
    const auto kind = static_cast<MovementKind>(movement.kind);
    const Account& giver = accounts_[movement.debit];
    if (kind == MovementKind::donate && giver.donor != lots_[movement.lot].donor) {
      return broken("stock_movement", movement.number, Flaw::lot);
    }
    std::int64_t& left = stock_[{movement.debit, movement.lot}];
    left -= movement.quantity;
    if (left < 0 && !may_be_negative(giver.kind)) {
      return broken("stock_movement", movement.number, Flaw::below_zero);
    }
    stock_[{movement.credit, movement.lot}] += movement.quantity;
    if (kind == MovementKind::hold) held_[movement.number] = movement;
    if (kind == MovementKind::send) sent_[movement.number] = movement;
    const bool fits = !movement.resolves || (ends_hold(kind) ? ends(movement) : arrives(movement));
    return fits ? Status() : broken("stock_movement", movement.number, Flaw::movement);
  }

  // Whether it ends a part of what was sent: of the same lot, from the same account.
  bool arrives(const StockMovement& movement) {
    const auto sent = sent_.find(*movement.resolves);
    const bool fits = sent != sent_.end() && sent->second.lot == movement.lot &&
                      sent->second.credit == movement.debit &&
                      sent->second.quantity >= movement.quantity;
    if (fits) sent->second.quantity -= movement.quantity;
    return fits;
  }

  // What is on its way is what was sent and has not come.
  Status check_sent() {
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> on_its_way;
    for (const auto& [number, sent] : sent_) on_its_way[{sent.credit, sent.lot}] += sent.quantity;
    for (const auto& [where, quantity] : stock_) {
      if (accounts_[where.first].kind != StockAccountKind::in_transit) continue;
      if (on_its_way[where] != quantity) return broken("stock", where.second, Flaw::stock);
    }
    return {};
  }

  // Whether it ends a hold of the same lot, as a whole.
  bool ends(const StockMovement& movement) {
    const auto hold = held_.find(*movement.resolves);
    const bool fits = hold != held_.end() && hold->second.lot == movement.lot &&
                      hold->second.quantity == movement.quantity &&
                      hold->second.redemption == movement.redemption;
    if (fits) held_.erase(hold);
    return fits;
  }

  Status compare() {
    SQLite::Statement row(book_.database(), kStock);
    while (row.executeStep()) {
      const std::int64_t account = row.getColumn(0).getInt64();
      const std::int64_t lot = row.getColumn(1).getInt64();
      const Lot& said = lots_[lot];
      const bool is_same =
          row.getColumn(2).getInt64() == static_cast<std::int64_t>(accounts_[account].kind) &&
          row.getColumn(3).getInt64() == said.item &&
          row.getColumn(4).getInt64() == said.expires_at;
      if (!is_same) return broken("stock", lot, Flaw::lot);
      const auto moved = stock_.find({account, lot});
      const std::int64_t sum = moved == stock_.end() ? 0 : moved->second;
      if (row.getColumn(5).getInt64() != sum) return broken("stock", lot, Flaw::stock);
      if (moved != stock_.end()) stock_.erase(moved);
    }
    for (const auto& [where, quantity] : stock_) {
      if (quantity != 0) return broken("stock", where.second, Flaw::stock);
    }
    return {};
  }

  const store::Reader& book_;
  std::unordered_map<std::int64_t, Account> accounts_;
  std::unordered_map<std::int64_t, Lot> lots_;
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> stock_;  // by account and lot
  std::unordered_map<std::int64_t, StockMovement> held_;                 // that has not ended
  std::unordered_map<std::int64_t, StockMovement> sent_;  // with how much has not come
};

// `checked.erased_notes` counts the movements that had one.
Status check_notes(const store::Reader& book, Checked& checked) {
  SQLite::Statement row(book.database(), kNotes);
  while (row.executeStep()) {
    const auto salt = points::read_salt(row.getColumn(1));
    const bool is_it = salt && points::digest_of(*salt, row.getColumn(2).getString()) ==
                                   points::read_digest(row.getColumn(3));
    if (!is_it) return broken("stock_note", row.getColumn(0).getInt64(), Flaw::note);
    --checked.erased_notes;
  }
  return {};
}

// To which its last step led; before the first one it is open.
std::optional<State> state_by_steps(const std::string& last) {
  const auto step = step_named(last);
  return step ? state_after(*step) : State::open;
}

Status check_voucher(SQLite::Statement& row) {
  const std::string code = row.getColumn(0).getString();
  if (text::read_checked_word(code, kCodeDigits) != code) return broken(code, Flaw::state);
  const auto number = [&row](int column) { return row.getColumn(column).getInt64(); };
  const auto state = state_named(row.getColumn(1).getString());
  if (state != state_by_steps(row.getColumn(4).getString())) return broken(code, Flaw::state);
  const std::int64_t quantity = number(2);
  const std::int64_t points = number(3);
  const bool is_open = state == State::open;
  const bool is_given = state == State::collected || state == State::returned;
  if (number(5) != (is_open ? quantity : 0)) return broken(code, Flaw::held_stock);
  if (number(6) != (is_open ? points : 0)) return broken(code, Flaw::held_points);
  if (number(7) != (is_given ? quantity : 0)) return broken(code, Flaw::handed_out);
  if (number(8) != (is_given ? points : 0)) return broken(code, Flaw::taken);
  const std::int64_t back = state == State::returned ? quantity : 0;
  if (number(9) != back) return broken(code, Flaw::handed_out);
  return number(10) <= number(11) ? Status() : broken(code, Flaw::again);
}

// That goods and points were held of what the voucher says, for whom it says.
Status check_holds(const store::Reader& book) {
  SQLite::Statement elsewhere(book.database(), kElsewhere);
  if (elsewhere.executeStep()) return broken(elsewhere.getColumn(0).getString(), Flaw::held_stock);
  SQLite::Statement too_long(book.database(), kTooLong);
  if (too_long.executeStep()) return broken(too_long.getColumn(0).getString(), Flaw::held_stock);
  SQLite::Statement loose(book.database(), kLooseStock);
  if (loose.executeStep()) {
    return broken("stock_movement", loose.getColumn(0).getInt64(), Flaw::no_voucher);
  }
  SQLite::Statement kept(book.database(), kKept);
  kept.bind(1, kAwaitedSeconds);
  if (kept.executeStep()) return broken(kept.getColumn(0).getString(), Flaw::kept_until);
  const member::MergedMembers merged(book);
  SQLite::Statement holder(book.database(), kHolders);
  while (holder.executeStep()) {
    const std::int64_t said = holder.getColumn(1).getInt64();
    if (merged.head_of(said) == merged.head_of(holder.getColumn(2).getInt64())) continue;
    return broken(holder.getColumn(0).getString(), Flaw::held_points);
  }
  return {};
}

Status check_gifts(const store::Reader& book) {
  SQLite::Statement wrong(book.database(), kGifts);
  if (!wrong.executeStep()) return {};
  const bool has_gift = !wrong.getColumn(1).isNull();
  return broken(has_gift ? "visit_gift" : "stock_movement",
                wrong.getColumn(has_gift ? 1 : 0).getInt64(), Flaw::gift);
}

}  // namespace

std::string_view name_of(Flaw flaw) { return kNames[static_cast<std::size_t>(flaw)]; }

Result<Checked> check(const store::Reader& book) {
  Checked checked;
  Status good = Replay(book).run(checked);
  if (good) good = check_notes(book, checked);
  if (good) good = check_holds(book);
  if (good) good = check_gifts(book);
  if (!good) return good.error();
  SQLite::Statement row(book.database(), kVouchers);
  while (row.executeStep()) {
    good = check_voucher(row);
    if (!good) return good.error();
    ++checked.vouchers;
    if (row.getColumn(1).getString() == name_of(State::open)) ++checked.open;
  }
  SQLite::Statement loose(book.database(), kLooseHold);
  if (loose.executeStep()) {
    return broken("transfer", loose.getColumn(0).getInt64(), Flaw::no_voucher);
  }
  return checked;
}

}  // namespace yangxiao::redeem
