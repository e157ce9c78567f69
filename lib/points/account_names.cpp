#include "points/account_names.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kAccounts = R"sql(
  SELECT account.account, account.kind, account.name, member.code, account.balance FROM account
    LEFT JOIN member_account ON member_account.account = account.account
    LEFT JOIN member ON member.member = member_account.member
  ORDER BY account.number)sql";

}  // namespace

std::vector<NamedAccount> named_accounts(const store::Reader& book) {
  std::vector<NamedAccount> accounts;
  SQLite::Statement row(book.database(), kAccounts);
  while (row.executeStep()) {
    const auto kind = static_cast<AccountKind>(row.getColumn(1).getInt64());
    accounts.push_back({row.getColumn(0).getInt64(), kind,
                        row.getColumn(kind == AccountKind::member ? 3 : 2).getString(),
                        row.getColumn(4).getInt64()});
  }
  return accounts;
}

}  // namespace yangxiao::points
