#include "redeem/visit/visit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "redeem/place.hpp"
#include "redeem/release.hpp"
#include "redeem/shelf.hpp"
#include "redeem/stock_ledger.hpp"
#include "store/bind_optional.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::redeem {
namespace {

#define VISIT_COLUMNS \
  "visit.visit, station, at, has_time, people, member, lacked, note, actor, batch "
constexpr const char* kAt = "SELECT " VISIT_COLUMNS R"sql(FROM visit
  WHERE station = ?1 AND at = ?2 AND visit < ?3 ORDER BY visit)sql";
constexpr const char* kNext = "SELECT ifnull(max(visit), 0) + 1 FROM visit";
constexpr const char* kGifts = R"sql(
  SELECT item, quantity FROM visit_gift WHERE visit = ?1 ORDER BY item)sql";
constexpr const char* kInsert = R"sql(
  INSERT INTO visit (station, at, has_time, people, member, lacked, note, actor, recorded_at, batch,
    mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))sql";
constexpr const char* kInsertGift = R"sql(
  INSERT INTO visit_gift (visit, item, quantity, movement, mark) VALUES (?1, ?2, ?3, ?4, ?5))sql";
// Whether there ever was any of an item on an account.
constexpr const char* kEverThere = R"sql(
  SELECT 1 FROM stock WHERE account = ?1 AND item = ?2 LIMIT 1)sql";
// What narrows a list most is looked up, the rest is compared.
constexpr const char* kAll = "SELECT " VISIT_COLUMNS R"sql(FROM visit
  WHERE at >= ?1 AND at < ?2 ORDER BY at DESC, visit DESC)sql";
constexpr const char* kOfStation = "SELECT " VISIT_COLUMNS R"sql(FROM visit
  WHERE station = ?3 AND at >= ?1 AND at < ?2 ORDER BY at DESC, visit DESC)sql";
constexpr const char* kOfMember = "SELECT " VISIT_COLUMNS R"sql(FROM visit
  WHERE member IN (SELECT value FROM json_each(?3)) AND at >= ?1 AND at < ?2
  ORDER BY at DESC, visit DESC)sql";

Visit read_visit(SQLite::Statement& row) {
  Visit visit;
  visit.id = row.getColumn(0).getInt64();
  visit.station = row.getColumn(1).getInt64();
  visit.at = {row.getColumn(2).getInt64()};
  visit.has_time = row.getColumn(3).getInt64() != 0;
  visit.people = row.getColumn(4).getInt64();
  visit.member = store::read_number(row, 5);
  visit.lacked = row.getColumn(6).getString();
  visit.note = row.getColumn(7).getString();
  visit.actor = row.getColumn(8).getString();
  visit.batch = store::read_number(row, 9);
  return visit;
}

bool has_ever_lain(const store::Reader& book, const Spot& spot) {
  const auto account = stock_account(book, StockAccountKind::shelf, spot.place);
  if (!account) return false;
  SQLite::Statement query(book.database(), kEverThere);
  query.bind(1, *account);
  query.bind(2, spot.item);
  return query.executeStep();
}

bool fits(const Visit& visit, const VisitFilter& filter) {
  if (filter.station && visit.station != *filter.station) return false;
  if (filter.lacked && visit.lacked.empty()) return false;
  return !filter.item || std::any_of(visit.gifts.begin(), visit.gifts.end(),
                                     [&](const Gift& gift) { return gift.item == *filter.item; });
}

}  // namespace

bool says_same(const Visit& a, const Visit& b) {
  return a.station == b.station && a.at == b.at && a.has_time == b.has_time &&
         a.people == b.people && a.member == b.member && a.gifts == b.gifts &&
         a.lacked == b.lacked && a.note == b.note;
}

std::vector<Gift> VisitReader::gifts_of(std::int64_t visit) {
  if (!gifts_) gifts_.emplace(book_.database(), kGifts);
  gifts_->reset();
  gifts_->bind(1, visit);
  std::vector<Gift> gifts;
  while (gifts_->executeStep()) {
    gifts.push_back({gifts_->getColumn(0).getInt64(), gifts_->getColumn(1).getInt64()});
  }
  return gifts;
}

std::vector<Visit> VisitReader::at(std::int64_t station, Instant at, std::int64_t before) {
  if (!at_) at_.emplace(book_.database(), kAt);
  at_->reset();
  at_->bind(1, station);
  at_->bind(2, at.seconds);
  at_->bind(3, before);
  std::vector<Visit> visits;
  while (at_->executeStep()) visits.push_back(read_visit(*at_));
  for (Visit& visit : visits) visit.gifts = gifts_of(visit.id);
  return visits;
}

std::int64_t VisitReader::next() const {
  SQLite::Statement row(book_.database(), kNext);
  row.executeStep();
  return row.getColumn(0).getInt64();
}

Status each_visit(const store::Reader& book, const VisitFilter& filter,
                  const std::function<Status(const Visit&)>& take) {
  const bool is_of_member = !filter.members.empty();
  SQLite::Statement row(book.database(), is_of_member     ? kOfMember
                                         : filter.station ? kOfStation
                                                          : kAll);
  row.bind(1, filter.since.value_or(Instant{INT64_MIN}).seconds);
  row.bind(2, filter.until.value_or(Instant{INT64_MAX}).seconds);
  if (is_of_member) {
    row.bind(3, fmt::format("[{}]", fmt::join(filter.members, ",")));
  } else if (filter.station) {
    row.bind(3, *filter.station);
  }
  VisitReader reader(book);
  while (row.executeStep()) {
    Visit visit = read_visit(row);
    visit.gifts = reader.gifts_of(visit.id);
    if (!fits(visit, filter)) continue;
    const Status taken = take(visit);
    if (!taken) return taken;
  }
  return {};
}

// A row that is refused leaves nothing: what is given is found before anything is written.
Status VisitWriter::add(Visit& visit, const calendar::Zone& zone) {
  const Place place{Place::Kind::station, visit.station};
  const Status open = check_open(book_, place, visit.at, zone);
  if (!open) return open;
  std::vector<std::vector<LotPart>> parts;
  for (const Gift& gift : visit.gifts) {
    auto found = find(visit, gift);
    if (!found) return found.error();
    parts.push_back(std::move(*found));
  }
  visit.actor = book_.actor();
  insert(visit);
  for (std::size_t i = 0; i < parts.size(); ++i) give(visit, visit.gifts[i], parts[i]);
  return {};
}

// What was good on the day of the visit may be past its date now. Nothing, of what never lay there.
Result<std::vector<LotPart>> VisitWriter::find(const Visit& visit, const Gift& gift) {
  auto known = items_.find(gift.item);
  if (known == items_.end()) known = items_.emplace(gift.item, item_at(book_, gift.item)).first;
  const Item& item = known->second;
  if (!item.is_free() || item.has_limit()) return Error{Problem::gift_not_free, {item.code}, {}};
  const Spot spot{gift.item, {Place::Kind::station, visit.station}};
  if (!has_ever_lain(book_, spot)) return std::vector<LotPart>();
  const Status freed = free_lapsed_stock(book_, ledger_, spot);
  if (!freed) return freed.error();
  return taken_from_shelf(book_, spot, gift.quantity, {}, visit.at);
}

void VisitWriter::insert(Visit& visit) {
  if (!insert_) insert_.emplace(book_.database(), kInsert);
  insert_->reset();
  insert_->bind(1, visit.station);
  insert_->bind(2, visit.at.seconds);
  insert_->bind(3, visit.has_time ? 1 : 0);
  insert_->bind(4, visit.people);
  store::bind_optional(*insert_, 5, visit.member);
  store::bind_text(*insert_, 6, visit.lacked);
  store::bind_text(*insert_, 7, visit.note);
  insert_->bind(8, visit.actor);
  insert_->bind(9, book_.now().seconds);
  store::bind_optional(*insert_, 10, visit.batch);
  insert_->bind(11, book_.mark());
  insert_->exec();
  visit.id = book_.database().getLastInsertRowid();
}

void VisitWriter::give(const Visit& visit, const Gift& gift, const std::vector<LotPart>& parts) {
  std::optional<std::int64_t> movement;
  if (!parts.empty()) {
    const Place place{Place::Kind::station, visit.station};
    StockLedger stock(ledger_.chain());
    StockPosting posting;
    posting.debit = stock.of_place(StockAccountKind::shelf, place);
    posting.credit = stock.of_place(StockAccountKind::handed_out, place);
    posting.kind = MovementKind::hand_out;
    posting.happened_at = visit.at;
    movement = stock.post(part_by_part(parts, posting), visit.batch);
  }
  if (!insert_gift_) insert_gift_.emplace(book_.database(), kInsertGift);
  insert_gift_->reset();
  insert_gift_->bind(1, visit.id);
  insert_gift_->bind(2, gift.item);
  insert_gift_->bind(3, gift.quantity);
  store::bind_optional(*insert_gift_, 4, movement);
  insert_gift_->bind(5, book_.mark());
  insert_gift_->exec();
}

}  // namespace yangxiao::redeem
