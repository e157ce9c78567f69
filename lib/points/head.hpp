// The head of the chain: what is written on a notice board, so that somebody outside knows what the
// ledger was.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "points/transfer.hpp"
#include "store/book.hpp"

namespace yangxiao::points {

// A count of links and the hash of the last of them, as published on a notice board: count:hash.
struct Head {
  std::int64_t count = 0;
  Digest hash{};
};
std::optional<Head> parse_head(std::string_view text);
std::string to_text(const Head& head);
Head head_of(const store::Reader& book);
// When the link that was the last of so many was recorded; nothing: there is none.
std::optional<Instant> head_recorded_at(const store::Reader& book, std::int64_t count);
// The head when the ledger had so many links; with a hash, that it has this one. Errors:
// head_beyond, head_differs.
Result<Head> head_at(const store::Reader& book, std::int64_t count,
                     const std::optional<Digest>& hash);

}  // namespace yangxiao::points
