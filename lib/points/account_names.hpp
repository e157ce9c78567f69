// All accounts with what they are called.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "points/account.hpp"

namespace yangxiao::points {

struct NamedAccount {
  std::int64_t account = 0;
  AccountKind kind = AccountKind::member;
  std::string name;  // of a member's the member's code; empty: the member was erased
  std::int64_t balance = 0;
};

// In the order in which they were opened.
std::vector<NamedAccount> named_accounts(const store::Reader& book);

}  // namespace yangxiao::points
