#include "points/debt.hpp"

#include <algorithm>

#include "base/text/whole_number.hpp"
#include "catalogue/entry_table.hpp"
#include "member/history.hpp"
#include "member/member.hpp"

namespace yangxiao::points {
namespace {

constexpr std::string_view kPrefix = "owed-";
// 7: unrecovered.
constexpr const char* kDebts = R"sql(
  SELECT name, -balance FROM account
  WHERE kind = 7 AND name > 'owed-' AND name < 'owed.' AND balance < 0)sql";
// The last payment that was taken back as far as it was not there any more.
constexpr const char* kReversed = R"sql(
  SELECT reverses FROM transfer WHERE debit = ?1 AND reverses IS NOT NULL
  ORDER BY number DESC LIMIT 1)sql";

}  // namespace

std::string debt_name(std::int64_t account) {
  return std::string(kPrefix) + std::to_string(account);
}

bool is_debt(AccountKind kind, std::string_view name) {
  return kind == AccountKind::unrecovered && name.starts_with(kPrefix);
}

std::optional<std::int64_t> debtor_of(AccountKind kind, std::string_view name) {
  if (!is_debt(kind, name)) return std::nullopt;
  return text::whole_number(name.substr(kPrefix.size()));
}

std::int64_t owed_on(const store::Reader& book, std::int64_t account) {
  const auto debt = account_named(book, AccountKind::unrecovered, debt_name(account));
  return debt ? std::max<std::int64_t>(0, -debt->balance) : 0;
}

std::int64_t owed_by(const store::Reader& book, std::int64_t member) {
  const auto account = account_of_member(book, member::head_of(book, member));
  return account ? owed_on(book, account->account) : 0;
}

std::unordered_map<std::int64_t, std::int64_t> all_debts(const store::Reader& book) {
  SQLite::Statement query(book.database(), kDebts);
  std::unordered_map<std::int64_t, std::int64_t> debts;
  while (query.executeStep()) {
    const auto account = debtor_of(AccountKind::unrecovered, query.getColumn(0).getString());
    if (account) debts.emplace(*account, query.getColumn(1).getInt64());
  }
  return debts;
}

void Repayments::got(std::int64_t account, std::int64_t points) {
  if (debts_.contains(account)) halves_[account] += points / 2;
}

std::vector<Posting> Repayments::postings() {
  std::vector<Posting> postings;
  for (const auto& [account, half] : halves_) {
    const std::int64_t points = std::min(debts_.at(account), half);
    if (points == 0) continue;
    Posting posting;
    posting.debit = account;
    posting.credit = ledger_.named(AccountKind::unrecovered, debt_name(account));
    posting.amount = points;
    posting.kind = TransferKind::reverse;
    posting.happened_at = book_.now();
    SQLite::Statement reversed(book_.database(), kReversed);
    reversed.bind(1, posting.credit);
    if (reversed.executeStep()) posting.reverses = reversed.getColumn(0).getInt64();
    postings.push_back(std::move(posting));
  }
  return postings;
}

std::vector<Posting> debt_moved(store::Writer& book, Ledger& ledger, std::int64_t from,
                                std::int64_t to) {
  const std::int64_t points = owed_on(book, from);
  if (points == 0) return {};
  Posting posting;
  posting.debit = ledger.named(AccountKind::unrecovered, debt_name(to));
  posting.credit = ledger.named(AccountKind::unrecovered, debt_name(from));
  posting.amount = points;
  posting.kind = TransferKind::move;
  posting.happened_at = book.now();
  return {std::move(posting)};
}

Result<std::int64_t> check_write_off(const store::Reader& book, const WriteOff& asked) {
  const auto entry = catalogue::entry_with_code(book, member::members(), asked.member);
  if (!entry) return entry.error();
  const std::int64_t owed = owed_by(book, entry->id);
  if (asked.points <= owed) return owed;
  return Error{
      Problem::owes_less, {entry->code, std::to_string(owed), std::to_string(asked.points)}, {}};
}

Posting write_off_posting(const store::Writer& book, Ledger& ledger, std::int64_t account,
                          std::int64_t points) {
  Posting posting;
  posting.debit = ledger.named(AccountKind::unrecovered, "unrecovered");
  posting.credit = ledger.named(AccountKind::unrecovered, debt_name(account));
  posting.amount = points;
  posting.kind = TransferKind::adjust;
  posting.happened_at = book.now();
  return posting;
}

Result<WrittenOff> write_off(store::Writer& book, Ledger& ledger, const WriteOff& asked) {
  const auto owed = check_write_off(book, asked);
  if (!owed) return owed.error();
  const auto entry = catalogue::entry_with_code(book, member::members(), asked.member);
  const auto account = account_of_member(book, member::head_of(book, entry->id));
  Posting posting = write_off_posting(book, ledger, account->account, asked.points);
  posting.note = asked.reason;
  const auto booked = ledger.post(std::span(&posting, 1));
  if (!booked) return booked.error();
  return WrittenOff{*booked, entry->code, *owed - asked.points};
}

}  // namespace yangxiao::points
