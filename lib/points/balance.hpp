// What members have.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

struct MemberBalance {
  std::string code;
  std::int64_t balance = 0;           // booked, what has lapsed and is not booked yet included
  std::int64_t held = 0;              // reserved, beside the balance
  std::int64_t spendable = 0;         // what can be reserved now
  std::int64_t owed = 0;              // for reports that were false
  std::int64_t expiring = 0;          // of what is spendable, what runs out first ...
  std::optional<Instant> expires_at;  // ... and when; nothing: none of it does
};

// Of one member, by the row of the list. A member who never got points has none.
MemberBalance balance_of(const store::Reader& book, std::int64_t member, const std::string& code,
                         Instant now);

// The rows and codes of all who have an account, who they are by now, in the order of their codes.
std::vector<std::pair<std::int64_t, std::string>> account_holders(const store::Reader& book);

// Of all who have an account, in the order of their codes, who were merged into another left out.
// Cost: every account, and every lot that has lapsed or runs out first.
Status each_balance(const store::Reader& book, Instant now,
                    const std::function<Status(const MemberBalance&)>& take);

}  // namespace yangxiao::points
