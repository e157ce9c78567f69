// Since when, and until when, members take part.
#pragma once

#include <cstdint>
#include <optional>

#include "store/book.hpp"

namespace yangxiao::member {

// Days since 1970; nothing where nobody knows, and of who is here.
struct MembershipSpan {
  std::optional<std::int64_t> joined;
  std::optional<std::int64_t> left;  // the last one

  bool has(std::int64_t day) const {
    return (!joined || *joined <= day) && (!left || day <= *left);
  }
};

class MembershipDays {
 public:
  explicit MembershipDays(const store::Reader& book);
  // Of one row.
  MembershipSpan of(std::int64_t member);

 private:
  SQLite::Statement query_;
};

}  // namespace yangxiao::member
