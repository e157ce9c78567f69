#include "points/member_merge.hpp"

#include "catalogue/entry_table.hpp"
#include "member/member.hpp"
#include "member/membership.hpp"
#include "points/debt.hpp"
#include "points/hold.hpp"

namespace yangxiao::points {
Result<catalogue::Changed> merge_members(store::Writer& book, Random& random, std::int64_t uid,
                                         const std::string& from, const std::string& into) {
  const auto leaving = catalogue::entry_with_code(book, member::members(), from);
  if (!leaving) return leaving.error();
  const auto account = account_of_member(book, leaving->id);
  auto changed = member::merge_members(book, from, into);
  if (!changed || !account) return changed;
  const bool owes = all_debts(book).contains(account->account);
  const bool has_points = account->held > 0 || !OpenLots(book).of(account->account).empty();
  if (!has_points && !owes) return changed;
  auto ledger = Ledger::open(book, random, uid);
  if (!ledger) return ledger.error();
  const std::int64_t to = ledger->of_member(changed->after.id);
  // Debts first: they may open an account, and what is held again names its lots by number.
  std::vector<Posting> debts = debt_moved(book, *ledger, account->account, to);
  std::vector<Posting> postings = lots_moved(book, *ledger, account->account, to);
  for (Posting& posting : debts) postings.push_back(std::move(posting));
  const auto booked = ledger->post(postings);
  if (!booked) return booked.error();
  return changed;
}

}  // namespace yangxiao::points
