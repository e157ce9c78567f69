#include "redeem/collect.hpp"

#include "calendar/opening_hours.hpp"
#include "catalogue/entry_table.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "points/hold.hpp"
#include "redeem/held_stock.hpp"
#include "redeem/item.hpp"
#include "redeem/voucher.hpp"

namespace yangxiao::redeem {
namespace {

Status check_hours(const store::Reader& book, const Terms& terms, const Redemption& redemption,
                   Instant now) {
  const Item item = item_at(book, redemption.item);
  if (item.hours.empty()) return {};
  const auto state =
      calendar::state_at(calendar::parse_hours(item.hours), now, terms.zone, terms.days);
  if (state.open != calendar::Open::no) return {};
  return Error{Problem::item_not_now, {item.code, item.hours}, {}};
}

Status check_proof(const store::Reader& book, const Redemption& redemption,
                   const Collecting& asked) {
  if (asked.proof != Proof::phone) return {};
  std::string phone;
  if (redemption.member) {
    const std::int64_t head = member::head_of(book, *redemption.member);
    const auto member = catalogue::EntryReader(book, member::members()).at(head);
    if (member) phone = catalogue::text_of(*member, member::field::phone);
  }
  const bool is_theirs = asked.phone_digits.size() == 4 && phone.ends_with(asked.phone_digits);
  return is_theirs ? Status() : Status(Error{Problem::proof_differs, {redemption.code}, {}});
}

}  // namespace

Status collect(store::Writer& book, points::Ledger& ledger, const Terms& terms,
               const Redemption& redemption, const Collecting& asked) {
  Status good = check_voucher(book, redemption, ledger.now());
  if (good && asked.place && *asked.place != redemption.place) {
    good = Error{
        Problem::voucher_elsewhere, {redemption.code, shown(book, redemption.place).code}, {}};
  }
  if (good) good = check_hours(book, terms, redemption, ledger.now());
  if (good) good = check_proof(book, redemption, asked);
  if (!good) return good;
  RedemptionStep how;
  how.at = ledger.now();
  how.proof = asked.proof;
  return hand_over(book, ledger, redemption, std::move(how));
}

Status hand_over(store::Writer& book, points::Ledger& ledger, const Redemption& redemption,
                 RedemptionStep how) {
  if (const auto hold = points::hold_of(book, redemption.id)) {
    const auto taken = points::take_held(book, ledger, *hold, how.at);
    if (!taken) return taken.error();
  }
  StockLedger stock(ledger.chain());
  (void)end_stock_hold(book, stock, redemption, MovementKind::hand_out, how.at);
  how.kind = StepKind::collect;
  keep_step(book, redemption, how);
  return {};
}

}  // namespace yangxiao::redeem
