#include "points/head.hpp"

#include "base/text/hex.hpp"
#include "base/text/whole_number.hpp"
#include "points/chain.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kHead = R"sql(SELECT count, hash FROM ledger)sql";
constexpr const char* kLink = R"sql(
  SELECT hash FROM transfer WHERE number = ?1 UNION ALL SELECT hash FROM account WHERE number = ?1
  UNION ALL SELECT hash FROM actor WHERE number = ?1
  UNION ALL SELECT hash FROM rule WHERE number = ?1
  UNION ALL SELECT hash FROM stock_movement WHERE number = ?1
  UNION ALL SELECT hash FROM stock_lot WHERE lot = ?1
  UNION ALL SELECT hash FROM stock_account WHERE number = ?1)sql";
constexpr const char* kRecordedAt = R"sql(
  SELECT recorded_at FROM transfer WHERE number = ?1
  UNION ALL SELECT recorded_at FROM account WHERE number = ?1
  UNION ALL SELECT recorded_at FROM actor WHERE number = ?1
  UNION ALL SELECT recorded_at FROM rule WHERE number = ?1
  UNION ALL SELECT recorded_at FROM stock_movement WHERE number = ?1
  UNION ALL SELECT recorded_at FROM stock_lot WHERE lot = ?1
  UNION ALL SELECT recorded_at FROM stock_account WHERE number = ?1)sql";

}  // namespace

std::string to_text(const Head& head) {
  return std::to_string(head.count) + ":" + text::to_hex(head.hash);
}

std::optional<Head> parse_head(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto count = text::whole_number(text.substr(0, colon));
  const auto hash = text::from_hex<std::tuple_size_v<Digest>>(text.substr(colon + 1));
  if (!count || *count < 0 || !hash) return std::nullopt;
  return Head{*count, *hash};
}

Head head_of(const store::Reader& book) {
  SQLite::Statement query(book.database(), kHead);
  query.executeStep();
  Head head{query.getColumn(0).getInt64(), {}};
  head.hash = head.count == 0 ? beginning_of(book.property("id").value_or(""))
                              : read_digest(query.getColumn(1)).value_or(Digest{});
  return head;
}

std::optional<Instant> head_recorded_at(const store::Reader& book, std::int64_t count) {
  SQLite::Statement query(book.database(), kRecordedAt);
  query.bind(1, count);
  if (!query.executeStep()) return std::nullopt;
  return Instant{query.getColumn(0).getInt64()};
}

Result<Head> head_at(const store::Reader& book, std::int64_t count,
                     const std::optional<Digest>& hash) {
  const Head now = head_of(book);
  if (count > now.count) {
    return Error{Problem::head_beyond, {std::to_string(count), std::to_string(now.count)}, {}};
  }
  Head head{count, beginning_of(book.property("id").value_or(""))};
  SQLite::Statement query(book.database(), kLink);
  query.bind(1, count);
  if (query.executeStep()) head.hash = read_digest(query.getColumn(0)).value_or(Digest{});
  if (hash && *hash != head.hash) return Error{Problem::head_differs, {std::to_string(count)}, {}};
  return head;
}

}  // namespace yangxiao::points
