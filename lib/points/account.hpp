// Accounts of the ledger: where points come from, who has them, where they went.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/book.hpp"

namespace yangxiao::points {

// The numbers are part of the book's format.
enum class AccountKind : std::uint8_t {
  member,
  issue,        // where points come from that no donor gave: below zero by all that was issued
  pot,          // what a donation is worth, until it is given out
  held,         // reserved, and neither taken nor given back
  redeemed,     // what goods were given for
  expired,      // what ran out
  forfeit,      // what somebody left behind
  unrecovered,  // below zero by what a reversal could not get back
};

// member, issue, pot, held, redeemed, expired, forfeit, unrecovered.
std::string_view name_of(AccountKind kind);

// Whether an account of this kind may fall below zero: it stands for what lies outside the book.
constexpr bool may_be_negative(AccountKind kind) {
  return kind == AccountKind::issue || kind == AccountKind::unrecovered;
}

struct Account {
  std::int64_t account = 0;  // a random number
  AccountKind kind = AccountKind::member;
  std::string name;  // empty: a member's
  std::int64_t balance = 0;
  std::int64_t held = 0;  // of a member: beside the balance
};

// By its number; by kind and name; a member's, by the row of the list of members: nothing where
// none was opened yet.
std::optional<Account> account_at(const store::Reader& book, std::int64_t account);
std::optional<Account> account_named(const store::Reader& book, AccountKind kind,
                                     const std::string& name);
std::optional<Account> account_of_member(const store::Reader& book, std::int64_t member);

// Whose an account is, by the row of the list of members; nothing: no member's, or nobody knows any
// more.
std::optional<std::int64_t> owner_of_account(const store::Reader& book, std::int64_t account);

}  // namespace yangxiao::points
