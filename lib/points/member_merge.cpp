#include "points/member_merge.hpp"

#include "catalogue/entry_table.hpp"
#include "member/member.hpp"
#include "member/membership.hpp"
#include "points/debt.hpp"

namespace yangxiao::points {
namespace {

// Nothing where there is nothing to move.
std::vector<Posting> moves_of(const store::Writer& book, std::int64_t account) {
  std::vector<Posting> postings;
  for (const OpenLot& lot : OpenLots(book).of(account)) {
    Posting posting;
    posting.debit = account;
    posting.amount = lot.remaining;
    posting.kind = TransferKind::move;
    if (lot.expires_at != kNever) posting.expires_at = lot.expires_at;
    posting.happened_at = book.now();
    posting.resolves = lot.lot;
    postings.push_back(std::move(posting));
  }
  return postings;
}

}  // namespace

Result<catalogue::Changed> merge_members(store::Writer& book, Random& random, std::int64_t uid,
                                         const std::string& from, const std::string& into) {
  const auto leaving = catalogue::entry_with_code(book, member::members(), from);
  if (!leaving) return leaving.error();
  const auto account = account_of_member(book, leaving->id);
  auto changed = member::merge_members(book, from, into);
  if (!changed || !account) return changed;
  std::vector<Posting> postings = moves_of(book, account->account);
  const bool owes = all_debts(book).contains(account->account);
  if (postings.empty() && !owes) return changed;
  auto ledger = Ledger::open(book, random, uid);
  if (!ledger) return ledger.error();
  const std::int64_t to = ledger->of_member(changed->after.id);
  for (Posting& posting : postings) posting.credit = to;
  for (Posting& posting : debt_moved(book, *ledger, account->account, to)) {
    postings.push_back(std::move(posting));
  }
  const auto booked = ledger->post(postings);
  if (!booked) return booked.error();
  return changed;
}

}  // namespace yangxiao::points
