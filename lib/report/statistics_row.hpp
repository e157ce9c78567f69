// Statistics of reports as a row for machines.
#pragma once

#include <span>
#include <vector>

#include "report/statistics.hpp"
#include "table/writer.hpp"

namespace yangxiao::report {

std::span<const table::Column> statistics_columns();

class StatisticsRow {
 public:
  // In the order of statistics_columns(); valid until the next call, and as long as the statistics.
  std::span<const table::Value> of(const Statistics& statistics);

 private:
  std::vector<table::Value> values_;
};

}  // namespace yangxiao::report
