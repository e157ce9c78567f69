#include "points/frozen.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kLast = R"sql(
  SELECT ends_at, period FROM settlement ORDER BY settlement DESC LIMIT 1)sql";

}  // namespace

std::optional<Frozen> frozen_periods(const store::Reader& book) {
  SQLite::Statement query(book.database(), kLast);
  if (!query.executeStep()) return std::nullopt;
  return Frozen{Instant{query.getColumn(0).getInt64()}, query.getColumn(1).getString()};
}

}  // namespace yangxiao::points
