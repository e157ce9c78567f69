// Statistics of reports as rows of a file, a group a row.
#pragma once

#include "export/rows.hpp"
#include "report/statistics_row.hpp"

namespace yangxiao::exporting {

class StatisticsRows final : public Rows {
 public:
  explicit StatisticsRows(std::vector<report::Statistics> groups) : groups_(std::move(groups)) {}

  Status each(std::size_t part, const TakeRow& take) override;

 private:
  std::vector<report::Statistics> groups_;
  report::StatisticsRow row_;
};

}  // namespace yangxiao::exporting
