#include "redeem/donor_statement.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/privacy.hpp"
#include "calendar/civil.hpp"
#include "member/merged_members.hpp"
#include "redeem/movement.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::redeem {
namespace {

// 7: past its date, which it was when it was and not when that was booked.
constexpr const char* kMovements = R"sql(
  SELECT moved.lot, stock_lot.item, received_at, moved.quantity, giver.kind, taker.kind,
    giver.station, giver.partner, taker.station, taker.partner,
    iif(moved.kind = 7, moved.happened_at, moved.recorded_at),
    coalesce(redemption.member, visit.member), coalesce(expires_at, 253402300800),
    iif(moved.redemption IS NULL, coalesce(visit.people, 0), moved.quantity)
  FROM stock_lot
    JOIN stock_movement AS moved ON moved.lot = stock_lot.lot
    JOIN stock_account AS giver ON giver.account = moved.debit
    JOIN stock_account AS taker ON taker.account = moved.credit
    LEFT JOIN redemption ON redemption.redemption = moved.redemption
    LEFT JOIN visit_gift ON visit_gift.movement = moved.first
    LEFT JOIN visit ON visit.visit = visit_gift.visit
  WHERE stock_lot.donor = ?1 ORDER BY moved.number)sql";

using Kind = StockAccountKind;

struct Move {
  std::int64_t lot = 0;
  std::int64_t item = 0;
  Instant received_at;
  std::int64_t quantity = 0;
  Kind from = Kind::shelf;
  Kind to = Kind::shelf;
  std::optional<Place> giver;
  std::optional<Place> taker;
  Instant at;
  std::optional<std::int64_t> member;  // whose voucher or visit it was for, under the row of then
  Instant expires_at;                  // of the lot
  std::int64_t people = 0;             // who took it at most, where nobody knows who they are
};

Move read(SQLite::Statement& row) {
  Move move;
  move.lot = row.getColumn(0).getInt64();
  move.item = row.getColumn(1).getInt64();
  move.received_at = {row.getColumn(2).getInt64()};
  move.quantity = row.getColumn(3).getInt64();
  move.from = static_cast<Kind>(row.getColumn(4).getInt64());
  move.to = static_cast<Kind>(row.getColumn(5).getInt64());
  if (move.from != Kind::donor) move.giver = read_place(row, 6, 7);
  if (move.to != Kind::donor) move.taker = read_place(row, 8, 9);
  move.at = {row.getColumn(10).getInt64()};
  move.member = store::read_number(row, 11);
  move.expires_at = {row.getColumn(12).getInt64()};
  move.people = row.getColumn(13).getInt64();
  return move;
}

// What goes out of an account, or, below zero, comes into it, in the column of its kind.
void count(Flows& flows, Kind other, std::int64_t quantity) {
  switch (other) {
    case Kind::donor:
      flows.given -= quantity;
      return;
    case Kind::in_transit:
      flows.moved -= quantity;
      return;
    case Kind::handed_out:
      flows.handed_out += quantity;
      return;
    case Kind::wasted:
      flows.wasted += quantity;
      return;
    case Kind::expired:
      flows.expired += quantity;
      return;
    case Kind::missing:
    case Kind::found:
    case Kind::loss:
      flows.missing += quantity;
      return;
    case Kind::shelf:
    case Kind::held:
      return;
  }
}

// Lot, place, month.
using Key = std::tuple<std::int64_t, Place, std::string>;

class Rows {
 public:
  Rows(const store::Reader& book, const calendar::Zone& zone, const std::optional<Instant>& since)
      : zone_(zone), merged_(book) {
    if (since) since_ = *since;
  }

  void take(const Move& move) {
    if (move.from == Kind::in_transit || move.to == Kind::in_transit) way(move);
    if (move.from == Kind::handed_out) return take_back(move);
    const bool out = is_there(move.from);
    const bool in = is_there(move.to);
    if (out == in) return lost_on_its_way(move);
    const Place& place = out ? *move.giver : *move.taker;
    std::int64_t& there = there_[{move.lot, place}];
    const std::int64_t change = in ? move.quantity : -move.quantity;
    if (move.at >= since_) {
      Flows& flows = row(move, place, there);
      count(flows, out ? move.to : move.from, -change);
      flows.left += change;
      // What was handed out a second time was somebody's, too.
      if (move.to == Kind::handed_out || move.to == Kind::loss) took(move, place);
    }
    there += change;
  }

  // What lies somewhere and did not move in the span is a row as well.
  void rest(const std::map<std::int64_t, Move>& lots) {
    for (const auto& [where, quantity] : there_) {
      const auto& [lot, place] = where;
      if (quantity == 0 || moved_.contains(where)) continue;
      StatementRow& one = rows_[{lot, place, std::string()}];
      one.lot = lot;
      one.place = place;
      one.item = lots.at(lot).item;
      one.received_at = lots.at(lot).received_at;
      one.flows.before = one.flows.left = quantity;
    }
  }

  std::map<Key, StatementRow>& rows() { return rows_; }
  std::int64_t way_before = 0;
  std::int64_t way_after = 0;

 private:
  void way(const Move& move) {
    const std::int64_t change = move.to == Kind::in_transit ? move.quantity : -move.quantity;
    way_after += change;
    if (move.at < since_) way_before += change;
  }

  // From what was handed out to the shelf, or to waste.
  void take_back(const Move& move) {
    const Place& place = *move.giver;
    std::int64_t& there = there_[{move.lot, place}];
    const bool is_back = is_there(move.to);
    if (move.at >= since_) {
      Flows& flows = row(move, place, there);
      flows.returned += move.quantity;
      took(move, place);
      if (is_back) flows.left += move.quantity;
      if (!is_back) count(flows, move.to, move.quantity);
    }
    if (is_back) there += move.quantity;
  }

  void took(const Move& move, const Place& place) {
    Takers& takers = rows_.at({move.lot, place, month_of(move.at)}).takers;
    if (move.member) {
      takers.members.insert(merged_.head_of(*move.member));
    } else {
      takers.unknown += std::min(move.quantity, move.people);
    }
  }

  std::string month_of(Instant at) const {
    return calendar::to_text(calendar::local_of(at, zone_).day).substr(0, 7);
  }

  // From what is on its way to what is missing or past its date: at the place where it was to come.
  void lost_on_its_way(const Move& move) {
    if (move.from != Kind::in_transit || move.at < since_) return;
    Flows& flows = row(move, *move.taker, there_[{move.lot, *move.taker}]);
    flows.moved += move.quantity;
    count(flows, move.to, move.quantity);
  }

  Flows& row(const Move& move, const Place& place, std::int64_t there) {
    const std::string month = month_of(move.at);
    const auto [found, is_new] = rows_.try_emplace({move.lot, place, month});
    moved_.insert({move.lot, place});
    StatementRow& one = found->second;
    if (is_new) {
      one.lot = move.lot;
      one.place = place;
      one.month = month;
      one.item = move.item;
      one.received_at = move.received_at;
      one.flows.before = one.flows.left = there;
    }
    return one.flows;
  }

  const calendar::Zone& zone_;
  member::MergedMembers merged_;
  Instant since_{0};
  std::map<std::pair<std::int64_t, Place>, std::int64_t> there_;
  std::set<std::pair<std::int64_t, Place>> moved_;
  std::map<Key, StatementRow> rows_;
};

// Whether it would tell of somebody: a few took something, or returned it.
bool tells(const StatementRow& row) {
  const std::int64_t takers = row.takers.count();
  return takers > 0 && takers < kSmallestGroup;
}

// One row of several, which are in the order of lot, place and month: of each lot at each place the
// first month says what was there before, and the last what is left.
StatementRow joined(std::span<const StatementRow> rows) {
  StatementRow whole = rows.front();
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const StatementRow& row = rows[i];
    const StatementRow& last = rows[i - 1];
    const bool goes_on = row.lot == last.lot && row.place == last.place;
    const std::int64_t before = whole.flows.before;
    const std::int64_t left = whole.flows.left;
    whole.flows.add(row.flows);
    whole.takers.add(row.takers);
    if (goes_on) {
      whole.flows.before = before;
      whole.flows.left = left - last.flows.left + row.flows.left;
    }
    if (row.lot != whole.lot) whole.lot.reset();
    if (row.received_at != whole.received_at) whole.received_at.reset();
    if (row.place != whole.place) whole.place.reset();
    if (row.month != whole.month) whole.month.clear();
  }
  return whole;
}

// Joins each group of rows, which stand together by what `key` says, if one of them tells.
template <typename KeyOf>
std::vector<StatementRow> coarser(const std::vector<StatementRow>& rows, const KeyOf& key) {
  std::vector<StatementRow> all;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::size_t end = begin + 1;
    while (end < rows.size() && key(rows[end]) == key(rows[begin])) ++end;
    const auto group = std::span(rows).subspan(begin, end - begin);
    if (std::any_of(group.begin(), group.end(), tells)) {
      all.push_back(joined(group));
    } else {
      all.insert(all.end(), group.begin(), group.end());
    }
    begin = end;
  }
  return all;
}

// Months first, then places, then lots: all of the same sort, so that no difference tells either.
ItemStatement item_statement(std::int64_t item, std::vector<StatementRow> rows) {
  ItemStatement statement;
  statement.item = item;
  statement.total = joined(rows).flows;
  rows = coarser(rows, [](const StatementRow& row) { return std::tuple(row.lot, row.place); });
  rows = coarser(rows, [](const StatementRow& row) { return row.lot; });
  rows = coarser(rows, [](const StatementRow& row) { return row.item; });
  statement.tells = rows.size() == 1 && tells(rows.front());
  statement.rows = std::move(rows);
  return statement;
}

// Of what lies somewhere and is past its date, and nobody has booked it.
std::vector<Move> past_date(const std::vector<Move>& moves, Instant at) {
  std::map<std::pair<std::int64_t, Place>, std::int64_t> there;
  std::map<std::int64_t, const Move*> lots;
  for (const Move& move : moves) {
    lots.emplace(move.lot, &move);
    if (is_there(move.from)) there[{move.lot, *move.giver}] -= move.quantity;
    if (is_there(move.to)) there[{move.lot, *move.taker}] += move.quantity;
  }
  std::vector<Move> past;
  for (const auto& [where, quantity] : there) {
    Move move = *lots.at(where.first);
    if (quantity <= 0 || move.expires_at > at) continue;
    move.quantity = quantity;
    move.from = Kind::shelf;
    move.to = Kind::expired;
    move.giver = move.taker = where.second;
    move.at = move.expires_at;
    move.member.reset();
    past.push_back(move);
  }
  return past;
}

// All, in the order in which they count.
std::vector<Move> moves_of(const store::Reader& book, std::int64_t donor, Instant now) {
  SQLite::Statement query(book.database(), kMovements);
  query.bind(1, donor);
  std::vector<Move> moves;
  while (query.executeStep()) moves.push_back(read(query));
  const std::vector<Move> past = past_date(moves, now);
  moves.insert(moves.end(), past.begin(), past.end());
  std::stable_sort(moves.begin(), moves.end(),
                   [](const Move& a, const Move& b) { return a.at < b.at; });
  return moves;
}

}  // namespace

void Takers::add(const Takers& other) {
  members.insert(other.members.begin(), other.members.end());
  unknown += other.unknown;
}

void Flows::add(const Flows& other) {
  before += other.before;
  given += other.given;
  moved += other.moved;
  handed_out += other.handed_out;
  returned += other.returned;
  wasted += other.wasted;
  expired += other.expired;
  missing += other.missing;
  left += other.left;
}

DonorStatement donor_statement(const store::Reader& book, const calendar::Zone& zone,
                               std::int64_t donor, const StatementSpan& span) {
  Rows rows(book, zone, span.since);
  std::map<std::int64_t, Move> lots;
  for (const Move& move : moves_of(book, donor, span.now)) {
    if (span.until && move.at >= *span.until) break;
    lots.emplace(move.lot, move);
    rows.take(move);
  }
  rows.rest(lots);
  std::map<std::int64_t, std::vector<StatementRow>> by_item;
  for (auto& [key, row] : rows.rows()) by_item[row.item].push_back(row);
  DonorStatement statement;
  for (auto& [item, all] : by_item) {
    statement.items.push_back(item_statement(item, std::move(all)));
  }
  statement.on_its_way_before = rows.way_before;
  statement.on_its_way = rows.way_after;
  return statement;
}

}  // namespace yangxiao::redeem
