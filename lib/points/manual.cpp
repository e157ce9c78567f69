#include "points/manual.hpp"

#include "catalogue/entry_table.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "points/debt.hpp"
#include "points/frozen.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kOffice = "office";

// Where the points come from: a pot that a donation has filled, or nowhere.
Result<std::int64_t> source_of(store::Writer& book, Ledger& ledger, const std::string& pot) {
  if (pot.empty()) return ledger.named(AccountKind::issue, kOffice);
  const auto account = account_named(book, AccountKind::pot, pot);
  if (!account) return Error{Problem::pot_missing, {pot}, {}};
  return account->account;
}

Status check_times(const store::Writer& book, const ByHand& asked) {
  const Instant happened_at = asked.happened_at.value_or(book.now());
  const std::string text = std::to_string(happened_at.seconds);
  if (happened_at > book.now()) return Error{Problem::time_ahead, {text}, {}};
  const auto frozen = frozen_periods(book);
  if (frozen && happened_at < frozen->until) {
    return Error{Problem::time_frozen, {text, frozen->period}, {}};
  }
  if (asked.expires_at && *asked.expires_at <= book.now()) {
    return Error{Problem::award_lapsed, {std::to_string(asked.expires_at->seconds)}, {}};
  }
  return {};
}

Result<Booked> book_by_hand(store::Writer& book, Ledger& ledger, const ByHand& asked,
                            TransferKind kind) {
  const auto entry = catalogue::entry_with_code(book, member::members(), asked.member);
  if (!entry) return entry.error();
  const Status timely = check_times(book, asked);
  if (!timely) return timely.error();
  const auto source = source_of(book, ledger, asked.pot);
  if (!source) return source.error();
  const std::int64_t member = ledger.of_member(member::head_of(book, entry->id));
  const bool is_given = asked.points > 0;
  Posting posting;
  posting.debit = is_given ? *source : member;
  posting.credit = is_given ? member : *source;
  posting.amount = is_given ? asked.points : -asked.points;
  posting.kind = kind;
  posting.expires_at = asked.expires_at;
  posting.happened_at = asked.happened_at.value_or(book.now());
  posting.note = asked.reason;
  std::vector<Posting> postings = {std::move(posting)};
  std::int64_t repaid = 0;
  if (kind == TransferKind::award) {
    Repayments repayments(book, ledger);
    repayments.got(member, asked.points);
    for (Posting& one : repayments.postings()) {
      repaid += one.amount;
      postings.push_back(std::move(one));
    }
  }
  const auto booked = ledger.post(postings);
  if (!booked) return booked.error();
  return Booked{*booked, member::merged_into(book, entry->id).value_or(entry->code),
                account_at(book, member)->balance, repaid};
}

}  // namespace

Result<std::string> check_by_hand(const store::Writer& book, const ByHand& asked) {
  const auto entry = catalogue::entry_with_code(book, member::members(), asked.member);
  if (!entry) return entry.error();
  const Status timely = check_times(book, asked);
  if (!timely) return timely.error();
  if (!asked.pot.empty() && !account_named(book, AccountKind::pot, asked.pot)) {
    return Error{Problem::pot_missing, {asked.pot}, {}};
  }
  return member::merged_into(book, entry->id).value_or(entry->code);
}

Result<Booked> award(store::Writer& book, Ledger& ledger, const ByHand& asked) {
  return book_by_hand(book, ledger, asked, TransferKind::award);
}

Result<Booked> adjust(store::Writer& book, Ledger& ledger, const ByHand& asked) {
  return book_by_hand(book, ledger, asked, TransferKind::adjust);
}

}  // namespace yangxiao::points
