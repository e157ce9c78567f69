#include "export/statistics_rows.hpp"

namespace yangxiao::exporting {

StatisticsRows::StatisticsRows(std::vector<report::Statistics> groups, Privacy privacy)
    : groups_(report::groups_at(privacy, std::move(groups))), row_(is_open(privacy)) {}

Status StatisticsRows::each(std::size_t /*part*/, const TakeRow& take) {
  for (const report::Statistics& group : groups_) {
    const Status taken = take(row_.of(group));
    if (!taken) return taken;
  }
  return {};
}

}  // namespace yangxiao::exporting
