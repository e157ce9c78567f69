// Statistics of reports as rows of a file, a group a row.
#pragma once

#include "base/privacy.hpp"
#include "export/rows.hpp"
#include "report/statistics_row.hpp"

namespace yangxiao::exporting {

class StatisticsRows final : public Rows {
 public:
  // Where nobody is to be found again, without the small groups.
  StatisticsRows(std::vector<report::Statistics> groups, Privacy privacy);

  Status each(std::size_t part, const TakeRow& take) override;

 private:
  std::vector<report::Statistics> groups_;
  report::StatisticsRow row_;
};

}  // namespace yangxiao::exporting
