#include "points/balance.hpp"

#include "points/account.hpp"
#include "points/debt.hpp"
#include "points/lots.hpp"

namespace yangxiao::points {
namespace {

// Of one account: what has lapsed, and what of the rest runs out first.
constexpr const char* kLapsed = R"sql(
  SELECT coalesce(sum(remaining), 0) FROM lot
  WHERE account = ?1 AND remaining > 0 AND expires_at <= ?2)sql";
constexpr const char* kNext = R"sql(
  SELECT expires_at, sum(remaining) FROM lot
  WHERE account = ?1 AND remaining > 0
    AND expires_at = (SELECT min(expires_at) FROM lot
                      WHERE account = ?1 AND remaining > 0 AND expires_at > ?2))sql";
constexpr const char* kHolders = R"sql(
  SELECT member.member, member.code FROM member JOIN member_account USING (member)
  WHERE member.merged_into IS NULL ORDER BY member.code)sql";
constexpr const char* kAll = R"sql(
  SELECT member.code, account.account, account.balance, account.held FROM member
    JOIN member_account ON member_account.member = member.member
    JOIN account ON account.account = member_account.account
  WHERE member.merged_into IS NULL ORDER BY member.code)sql";

class LotReader {
 public:
  explicit LotReader(const store::Reader& book)
      : lapsed_(book.database(), kLapsed), next_(book.database(), kNext) {}

  void fill(MemberBalance& balance, std::int64_t account, Instant now) {
    lapsed_.reset();
    lapsed_.bind(1, account);
    lapsed_.bind(2, now.seconds);
    lapsed_.executeStep();
    balance.spendable = balance.balance - lapsed_.getColumn(0).getInt64();
    next_.reset();
    next_.bind(1, account);
    next_.bind(2, now.seconds);
    if (!next_.executeStep() || next_.getColumn(0).isNull()) return;
    const Instant at{next_.getColumn(0).getInt64()};
    if (at == kNever) return;
    balance.expiring = next_.getColumn(1).getInt64();
    balance.expires_at = at;
  }

 private:
  SQLite::Statement lapsed_;
  SQLite::Statement next_;
};

}  // namespace

MemberBalance balance_of(const store::Reader& book, std::int64_t member, const std::string& code,
                         Instant now) {
  MemberBalance balance;
  balance.code = code;
  const auto account = account_of_member(book, member);
  if (!account) return balance;
  balance.balance = account->balance;
  balance.held = account->held;
  balance.owed = owed_on(book, account->account);
  LotReader(book).fill(balance, account->account, now);
  return balance;
}

std::vector<std::pair<std::int64_t, std::string>> account_holders(const store::Reader& book) {
  SQLite::Statement query(book.database(), kHolders);
  std::vector<std::pair<std::int64_t, std::string>> holders;
  while (query.executeStep()) {
    holders.emplace_back(query.getColumn(0).getInt64(), query.getColumn(1).getString());
  }
  return holders;
}

Status each_balance(const store::Reader& book, Instant now,
                    const std::function<Status(const MemberBalance&)>& take) {
  SQLite::Statement all(book.database(), kAll);
  LotReader lots(book);
  const auto debts = all_debts(book);
  while (all.executeStep()) {
    MemberBalance balance;
    balance.code = all.getColumn(0).getString();
    balance.balance = all.getColumn(2).getInt64();
    balance.held = all.getColumn(3).getInt64();
    const std::int64_t account = all.getColumn(1).getInt64();
    if (const auto debt = debts.find(account); debt != debts.end()) balance.owed = debt->second;
    lots.fill(balance, account, now);
    const Status taken = take(balance);
    if (!taken) return taken;
  }
  return {};
}

}  // namespace yangxiao::points
