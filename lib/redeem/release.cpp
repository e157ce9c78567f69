#include "redeem/release.hpp"

#include "catalogue/entry_table.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "points/hold.hpp"
#include "redeem/held_stock.hpp"
#include "redeem/voucher.hpp"

namespace yangxiao::redeem {
namespace {

// Gives back points and goods, and keeps the step.
Result<Released> release(store::Writer& book, points::Ledger& ledger, const Redemption& redemption,
                         const RedemptionStep& step, const std::optional<Instant>& renewed_until) {
  Released released;
  if (const auto hold = points::hold_of(book, redemption.id)) {
    const auto back = points::give_back(book, ledger, *hold, renewed_until);
    if (!back) return back.error();
    released = {redemption.points(), back->expired, back->renewed, {}};
  }
  StockLedger stock(ledger.chain());
  released.past = end_stock_hold(book, stock, redemption, MovementKind::give_back, book.now());
  keep_step(book, redemption, step);
  return released;
}

}  // namespace

Result<Released> cancel(store::Writer& book, points::Ledger& ledger, const Terms& terms,
                        const Redemption& redemption, const Cancelling& asked) {
  Status good = check_voucher(book, redemption, ledger.now());
  if (good) good = check_not_out(book, terms.zone, redemption, ledger.now());
  if (!good) return good.error();
  std::optional<Instant> renewed_until;
  if (asked.cause == Cause::office) {
    const auto end = end_of_day_after(terms.zone, ledger.now(), terms.renewed_days);
    if (!end) return end.error();
    renewed_until = *end;
  }
  RedemptionStep step;
  step.at = book.now();
  step.kind = StepKind::cancel;
  step.cause = asked.cause;
  step.note = asked.reason;
  return release(book, ledger, redemption, step, renewed_until);
}

Status free_lapsed_stock(store::Writer& book, points::Ledger& ledger, const Spot& spot) {
  const auto booked =
      book_lapsed(book, ledger, lapsed_of(book, ledger.now(), spot.item, spot.place, {}));
  return booked ? Status() : Status(booked.error());
}

Status free_lapsed(store::Writer& book, points::Ledger& ledger) {
  const auto booked = book_lapsed(book, ledger, lapsed_at(book, ledger.now()));
  return booked ? Status() : Status(booked.error());
}

Status free_lapsed_points(store::Writer& book, points::Ledger& ledger, const std::string& code) {
  const auto member = catalogue::entry_with_code(book, member::members(), code);
  if (!member) return {};
  std::vector<Redemption> lapsed = open_of(book, member::head_of(book, member->id));
  std::erase_if(lapsed, [&](const Redemption& voucher) {
    return state_at(voucher, ledger.now()) != State::lapsed;
  });
  const auto booked = book_lapsed(book, ledger, lapsed);
  return booked ? Status() : Status(booked.error());
}

Result<Released> book_lapsed(store::Writer& book, points::Ledger& ledger,
                             std::span<const Redemption> lapsed) {
  Released sum;
  for (const Redemption& redemption : lapsed) {
    RedemptionStep step;
    step.at = redemption.kept_until;
    step.kind = StepKind::lapse;
    const auto released = release(book, ledger, redemption, step, {});
    if (!released) return released.error();
    sum.points += released->points;
    sum.expired += released->expired;
    sum.past.insert(sum.past.end(), released->past.begin(), released->past.end());
  }
  return sum;
}

}  // namespace yangxiao::redeem
