#include "redeem/freed_points.hpp"

namespace yangxiao::redeem {
namespace {

// 6, a hold; 7 and 8 end it.
constexpr const char* kFreed = R"sql(
  SELECT coalesce(head.code, member.code), sum(allocation.amount)
  FROM redemption
    CROSS JOIN transfer AS hold ON hold.kind = 6 AND hold.subject_number = redemption.redemption
    JOIN member ON member.member = redemption.member
    LEFT JOIN member AS head ON head.member = member.merged_into
    JOIN allocation ON allocation.transfer = hold.number
    JOIN lot ON lot.lot = allocation.lot
  WHERE redemption.state = 'open' AND redemption.kept_until <= ?1 AND lot.expires_at > ?1
    AND NOT EXISTS (SELECT 1 FROM transfer WHERE resolves = hold.number AND kind IN (7, 8))
  GROUP BY 1)sql";

}  // namespace

std::unordered_map<std::string, std::int64_t> freed_points(const store::Reader& book, Instant now) {
  SQLite::Statement row(book.database(), kFreed);
  row.bind(1, now.seconds);
  std::unordered_map<std::string, std::int64_t> freed;
  while (row.executeStep()) freed[row.getColumn(0).getString()] = row.getColumn(1).getInt64();
  return freed;
}

}  // namespace yangxiao::redeem
