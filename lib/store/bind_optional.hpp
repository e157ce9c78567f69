// What may be missing, as a value of a statement: NULL then.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

// Nothing, where it is empty.
inline void bind_text(SQLite::Statement& statement, int index, std::string_view text) {
  text.empty() ? statement.bind(index) : statement.bind(index, std::string(text));
}

}  // namespace yangxiao::store
