#include "points/account.hpp"

#include <array>

namespace yangxiao::points {
namespace {

constexpr const char* kByNumber = R"sql(
  SELECT account, kind, name, balance, held FROM account WHERE account = ?1)sql";
constexpr const char* kByName = R"sql(
  SELECT account, kind, name, balance, held FROM account WHERE kind = ?1 AND name = ?2)sql";
constexpr const char* kOwner = R"sql(SELECT member FROM member_account WHERE account = ?1)sql";
constexpr const char* kOfMember = R"sql(
  SELECT account.account, kind, name, balance, held FROM member_account
    JOIN account ON account.account = member_account.account
  WHERE member = ?1)sql";

std::optional<Account> read(SQLite::Statement& query) {
  if (!query.executeStep()) return std::nullopt;
  return Account{
      query.getColumn(0).getInt64(), static_cast<AccountKind>(query.getColumn(1).getInt64()),
      query.getColumn(2).getString(), query.getColumn(3).getInt64(), query.getColumn(4).getInt64()};
}

}  // namespace

std::string_view name_of(AccountKind kind) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "member", "issue", "pot", "held", "redeemed", "expired", "forfeit", "unrecovered"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<Account> account_at(const store::Reader& book, std::int64_t account) {
  SQLite::Statement query(book.database(), kByNumber);
  query.bind(1, account);
  return read(query);
}

std::optional<Account> account_named(const store::Reader& book, AccountKind kind,
                                     const std::string& name) {
  SQLite::Statement query(book.database(), kByName);
  query.bind(1, static_cast<std::int64_t>(kind));
  query.bind(2, name);
  return read(query);
}

std::optional<Account> account_of_member(const store::Reader& book, std::int64_t member) {
  SQLite::Statement query(book.database(), kOfMember);
  query.bind(1, member);
  return read(query);
}

std::optional<std::int64_t> owner_of_account(const store::Reader& book, std::int64_t account) {
  SQLite::Statement query(book.database(), kOwner);
  query.bind(1, account);
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getInt64();
}

}  // namespace yangxiao::points
