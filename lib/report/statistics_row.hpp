// Statistics of reports as a row for machines.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/privacy.hpp"
#include "report/statistics.hpp"
#include "table/writer.hpp"

namespace yangxiao::report {

std::span<const table::Column> statistics_columns();

// What was reckoned of so few reports tells of each.
constexpr bool is_small_group(std::uint64_t reports) {
  return reports > 0 && reports < static_cast<std::uint64_t>(kSmallestGroup);
}
// A figure as it is shown where nobody is to be found again: to the nearest five, so that what is
// left out is not the difference of two that are shown.
constexpr std::uint64_t to_five(std::uint64_t number) { return (number + 2) / 5 * 5; }
// Nothing: it is left out, being one of few.
constexpr std::optional<std::uint64_t> figure_shown(std::uint64_t number, bool hides_small) {
  if (!hides_small) return number;
  return is_small_group(number) ? std::nullopt : std::optional(to_five(number));
}
// Seconds of a median and of a 90th percentile as they are shown; nothing: they are left out.
std::optional<std::int64_t> median_shown(const Quantiles& quantiles, bool hides_small);
std::optional<std::int64_t> p90_shown(const Quantiles& quantiles, bool hides_small);
// What is shown at a level: where nobody is to be found again, without the small groups.
std::vector<Statistics> groups_at(Privacy level, std::vector<Statistics> groups);
// Whether it may be told how many were done in time: what was late is told by what was not.
bool tells_of_deadlines(const Statistics& group);
// Of what had a deadline, from 0 to 1; nothing: nothing had one, or it is not to be told.
std::optional<double> share_on_time(const Statistics& group, bool hides_small);

class StatisticsRow {
 public:
  // Where nobody is to be found again, what was reckoned of fewer reports than kSmallestGroup is
  // left out, and other figures are rounded to five.
  explicit StatisticsRow(bool hides_small = false) : hides_small_(hides_small) {}

  // In the order of statistics_columns(); valid until the next call, and as long as the statistics.
  std::span<const table::Value> of(const Statistics& statistics);

 private:
  void say(std::uint64_t number);
  void say(const Quantiles& quantiles);
  void say_deadlines(const Statistics& one);

  bool hides_small_;
  std::vector<table::Value> values_;
};

}  // namespace yangxiao::report
