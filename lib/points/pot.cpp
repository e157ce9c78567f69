#include "points/pot.hpp"

#include <span>

namespace yangxiao::points {
namespace {

// Below zero by what is in the pots, and by what was awarded out of them.
constexpr const char* kDonors = "donors";

}  // namespace

Result<PotFilled> fill_pot(store::Writer& book, Ledger& ledger, const PotFilling& asked) {
  const std::int64_t pot = ledger.named(AccountKind::pot, asked.pot);
  const std::int64_t donors = ledger.named(AccountKind::issue, kDonors);
  const bool is_given = asked.points > 0;
  Posting posting;
  posting.debit = is_given ? donors : pot;
  posting.credit = is_given ? pot : donors;
  posting.amount = is_given ? asked.points : -asked.points;
  posting.kind = TransferKind::donate;
  posting.happened_at = book.now();
  posting.note = asked.note;
  const auto booked = ledger.post(std::span(&posting, 1));
  if (!booked) return booked.error();
  return PotFilled{*booked, account_at(book, pot)->balance};
}

}  // namespace yangxiao::points
