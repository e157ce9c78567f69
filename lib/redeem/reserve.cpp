#include "redeem/reserve.hpp"

#include <algorithm>

#include "calendar/civil.hpp"
#include "calendar/opening_hours.hpp"
#include "catalogue/entry_table.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "points/hold.hpp"
#include "redeem/release.hpp"
#include "redeem/shelf.hpp"
#include "redeem/stock_ledger.hpp"

namespace yangxiao::redeem {
namespace {

constexpr std::int64_t kHour = 3'600;

Status check_item(const Wish& wish, const std::string& day) {
  const Item& item = wish.item;
  if (!item.withdrawn_on.empty() && item.withdrawn_on <= day) {
    return Error{Problem::item_withdrawn, {item.code, item.withdrawn_on}, {}};
  }
  const bool needs_member = !item.is_free() || item.has_limit();
  if (needs_member && !wish.member) return Error{Problem::member_needed, {item.code}, {}};
  return {};
}

// Whoever left can redeem what they have for some days still.
Status check_member(const catalogue::Entry& member, const Terms& terms, std::int64_t today) {
  const auto left = calendar::parse_day(catalogue::text_of(member, member::field::left_on));
  if (!left) return {};
  const std::int64_t last = calendar::days_since_epoch(*left) + terms.leaver_days;
  if (today <= last) return {};
  return Error{Problem::member_gone, {member.code, calendar::to_text(calendar::day_of(last))}, {}};
}

// So many of the item may be had since a moment.
Status check_limit(const store::Reader& book, const Wish& wish, const std::string& member,
                   std::int64_t most, Instant since, Problem problem) {
  const std::int64_t had = reserved_since(book, *wish.member, wish.item.id, since);
  if (had + wish.quantity <= most) return {};
  return Error{problem,
               {member, wish.item.code, std::to_string(most), std::to_string(had),
                std::to_string(wish.quantity)},
               {}};
}

Status check_limits(const store::Reader& book, const Terms& terms, const Wish& wish,
                    const std::string& member, std::int64_t today) {
  if (wish.item.per_day) {
    const auto morning = calendar::start_of_day(today, terms.zone);
    if (!morning) return morning.error();
    const Status within =
        check_limit(book, wish, member, *wish.item.per_day, *morning, Problem::item_day_limit);
    if (!within) return within;
  }
  if (!wish.item.per_month) return {};
  const std::int64_t first = today - calendar::day_of(today).day + 1;
  const auto begin = calendar::start_of_day(first, terms.zone);
  if (!begin) return begin.error();
  return check_limit(book, wish, member, *wish.item.per_month, *begin, Problem::item_month_limit);
}

Status check_wish(const store::Reader& book, const Terms& terms, const Wish& wish, Instant now) {
  const std::int64_t today = calendar::day_number(now, terms.zone);
  const std::string day = calendar::to_text(calendar::day_of(today));
  Status good = check_open(book, wish.place, now, terms.zone);
  if (good) good = check_item(wish, day);
  if (!good || !wish.member) return good;
  const std::int64_t head = member::head_of(book, *wish.member);
  const auto member = catalogue::EntryReader(book, member::members()).at(head);
  if (!member) return {};
  good = check_member(*member, terms, today);
  return good ? check_limits(book, terms, wish, member->code, today) : good;
}

// What the clock has freed of this stock, and of what this member has.
Status free_lapsed(store::Writer& book, points::Ledger& ledger, const Wish& wish) {
  const auto freed = book_lapsed(
      book, ledger, lapsed_of(book, ledger.now(), wish.item.id, wish.place, wish.member));
  return freed ? Status() : Status(freed.error());
}

// Whether it is handed out at any minute between two moments: a voucher that can never be collected
// is not printed. Looks at a week at most: hours repeat.
bool opens_before(const Terms& terms, const Item& item, Instant begin, Instant end) {
  if (item.hours.empty()) return true;
  const calendar::OpeningHours hours = calendar::parse_hours(item.hours);
  const std::int64_t last = std::min(end.seconds, begin.seconds + 7 * 24 * kHour);
  for (std::int64_t at = begin.seconds; at < last; at += 60) {
    const auto state = calendar::state_at(hours, Instant{at}, terms.zone, terms.days);
    if (state.open != calendar::Open::no) return true;
  }
  return false;
}

void hold_stock(StockLedger& stock, const Redemption& redemption, std::span<const LotPart> taken) {
  StockPosting posting;
  posting.debit = stock.of_place(StockAccountKind::shelf, redemption.place);
  posting.credit = stock.of_place(StockAccountKind::held, redemption.place);
  posting.kind = MovementKind::hold;
  posting.redemption = redemption.id;
  posting.happened_at = redemption.reserved_at;
  stock.post(part_by_part(taken, posting));
}

}  // namespace

Result<Redemption> reserve(store::Writer& book, points::Ledger& ledger, const Terms& terms,
                           const Wish& wish) {
  const Status good = check_wish(book, terms, wish, ledger.now());
  if (!good) return good.error();
  const Status freed = free_lapsed(book, ledger, wish);
  if (!freed) return freed.error();
  const auto taken =
      taken_from_shelf(book, {wish.item.id, wish.place}, wish.quantity, {}, ledger.now());
  if (!taken) return taken.error();
  Redemption redemption;
  redemption.item = wish.item.id;
  redemption.quantity = wish.quantity;
  redemption.price = wish.item.price;
  redemption.member = wish.member;
  redemption.place = wish.place;
  redemption.offline = wish.offline;
  redemption.reserved_at = ledger.now();
  redemption.valid_until = {ledger.now().seconds + terms.valid_hours * kHour};
  for (const LotPart& part : *taken) {
    redemption.valid_until = std::min(redemption.valid_until, part.expires_at);
  }
  if (!opens_before(terms, wish.item, ledger.now(), redemption.valid_until)) {
    return Error{Problem::item_not_now, {wish.item.code, wish.item.hours}, {}};
  }
  add_redemption(book, ledger.chain().random(), redemption);
  if (redemption.points() > 0) {
    const auto held =
        points::hold(book, ledger, {*wish.member, redemption.points(), redemption.id});
    if (!held) return held.error();
  }
  StockLedger stock(ledger.chain());
  hold_stock(stock, redemption, *taken);
  return redemption;
}

}  // namespace yangxiao::redeem
