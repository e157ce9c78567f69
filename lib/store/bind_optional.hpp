// What may be missing, as a value of a statement: NULL then.
#pragma once

#include <cstdint>
#include <optional>

#include <SQLiteCpp/Statement.h>

#include "base/clock.hpp"

namespace yangxiao::store {

inline void bind_optional(SQLite::Statement& statement, int index,
                          const std::optional<std::int64_t>& number) {
  number ? statement.bind(index, *number) : statement.bind(index);
}

inline void bind_optional(SQLite::Statement& statement, int index,
                          const std::optional<Instant>& time) {
  time ? statement.bind(index, time->seconds) : statement.bind(index);
}

}  // namespace yangxiao::store
