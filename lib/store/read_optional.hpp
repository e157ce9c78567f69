// What may be missing in a column of a row: NULL there.
#pragma once

#include <cstdint>
#include <optional>

#include <SQLiteCpp/Statement.h>

#include "base/clock.hpp"

namespace yangxiao::store {

inline std::optional<std::int64_t> read_number(SQLite::Statement& row, int column) {
  const SQLite::Column value = row.getColumn(column);
  return value.isNull() ? std::nullopt : std::optional<std::int64_t>(value.getInt64());
}

inline std::optional<Instant> read_time(SQLite::Statement& row, int column) {
  const auto seconds = read_number(row, column);
  return seconds ? std::optional(Instant{*seconds}) : std::nullopt;
}

}  // namespace yangxiao::store
