// Since when members take part.
#pragma once

#include <cstdint>
#include <optional>

#include "store/book.hpp"

namespace yangxiao::member {

class JoiningDays {
 public:
  explicit JoiningDays(const store::Reader& book);
  // Days since 1970; nothing where nobody knows.
  std::optional<std::int64_t> day_of(std::int64_t member);

 private:
  SQLite::Statement query_;
};

}  // namespace yangxiao::member
