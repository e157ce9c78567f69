// Rows in the binary format of PostgreSQL's COPY (manual, COPY, "Binary Format"), in which the
// server has nothing to parse.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "table/writer.hpp"

namespace yangxiao::exporting {

// The types that the server's columns have, by their numbers in its catalogue (pg_type.dat).
enum class ServerType : std::uint32_t {
  boolean = 16,
  bigint = 20,
  text = 25,
  double_precision = 701,
  text_array = 1009,
  bigint_array = 1016,
  timestamptz = 1184,
  timestamptz_array = 1185,
};
std::optional<ServerType> server_type(std::string_view number);

void append_copy_header(std::string& out);
// One cell a type. A time is RFC 3339, or "infinity"; a number where a text is wanted is written as
// one; what is none is NULL. NUL, which no text of PostgreSQL may hold, becomes U+FFFD.
void append_copy_row(std::string& out, std::span<const table::Value> cells,
                     std::span<const ServerType> types);
void append_copy_end(std::string& out);

// Seconds since 1970 of what calendar::write_rfc3339() writes; nothing: it is no such text.
std::optional<std::int64_t> seconds_of_rfc3339(std::string_view text);

}  // namespace yangxiao::exporting
