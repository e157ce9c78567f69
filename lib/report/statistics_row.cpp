#include "report/statistics_row.hpp"

#include <array>

#include "base/privacy.hpp"

namespace yangxiao::report {
namespace {

using table::Type;

constexpr std::array<table::Column, 16> kColumns = {{{"group"},
                                                     {"reports", Type::integer},
                                                     {"open", Type::integer},
                                                     {"resolved", Type::integer},
                                                     {"verified", Type::integer},
                                                     {"turned_down", Type::integer},
                                                     {"sent_back", Type::integer},
                                                     {"accept_count", Type::integer},
                                                     {"accept_median_s", Type::integer},
                                                     {"accept_p90_s", Type::integer},
                                                     {"resolve_count", Type::integer},
                                                     {"resolve_median_s", Type::integer},
                                                     {"resolve_p90_s", Type::integer},
                                                     {"with_deadline", Type::integer},
                                                     {"on_time", Type::integer},
                                                     {"on_time_share", Type::real, 4}}};

}  // namespace

std::span<const table::Column> statistics_columns() { return kColumns; }

std::vector<Statistics> groups_at(Privacy level, std::vector<Statistics> groups) {
  if (is_open(level)) {
    std::erase_if(groups, [](const Statistics& group) {
      return group.reports < static_cast<std::uint64_t>(kSmallestGroup);
    });
  }
  return groups;
}

bool tells_of_deadlines(const Statistics& group) {
  return !is_small_group(group.on_time) && !is_small_group(group.with_deadline) &&
         !is_small_group(group.with_deadline - group.on_time);
}

std::optional<double> share_on_time(const Statistics& group, bool hides_small) {
  if (group.with_deadline == 0 || (hides_small && !tells_of_deadlines(group))) return std::nullopt;
  return static_cast<double>(*figure_shown(group.on_time, hides_small)) /
         static_cast<double>(*figure_shown(group.with_deadline, hides_small));
}

namespace {

// Where nobody is to be found again five reports have to lie on either side of a quantile, and it
// says no more than quarters of an hour: else it is the time of one report.
std::optional<std::int64_t> quantile_shown(std::int64_t seconds, std::uint64_t count,
                                           std::uint64_t one_in, bool hides_small) {
  if (count == 0) return std::nullopt;
  if (!hides_small) return seconds;
  if (count < one_in * static_cast<std::uint64_t>(kSmallestGroup)) return std::nullopt;
  constexpr std::int64_t kQuarter = 900;
  return (seconds + kQuarter / 2) / kQuarter * kQuarter;
}

}  // namespace

std::optional<std::int64_t> median_shown(const Quantiles& quantiles, bool hides_small) {
  return quantile_shown(quantiles.median, quantiles.count, 2, hides_small);
}

std::optional<std::int64_t> p90_shown(const Quantiles& quantiles, bool hides_small) {
  return quantile_shown(quantiles.p90, quantiles.count, 10, hides_small);
}

void StatisticsRow::say(std::uint64_t number) {
  const auto shown = figure_shown(number, hides_small_);
  values_.push_back(shown ? table::Value(static_cast<std::int64_t>(*shown)) : table::Value());
}

void StatisticsRow::say(const Quantiles& quantiles) {
  say(quantiles.count);
  for (const auto& seconds :
       {median_shown(quantiles, hides_small_), p90_shown(quantiles, hides_small_)}) {
    values_.push_back(seconds ? table::Value(*seconds) : table::Value());
  }
}

void StatisticsRow::say_deadlines(const Statistics& one) {
  say(one.with_deadline);
  if (!hides_small_ || tells_of_deadlines(one)) {
    say(one.on_time);
  } else {
    values_.emplace_back();
  }
  const auto share = share_on_time(one, hides_small_);
  values_.push_back(share ? table::Value(*share) : table::Value());
}

std::span<const table::Value> StatisticsRow::of(const Statistics& one) {
  values_.clear();
  values_.push_back(one.key.empty() ? table::Value() : table::Value(std::string_view(one.key)));
  for (const std::uint64_t number :
       {one.reports, one.open, one.resolved, one.verified, one.turned_down, one.sent_back}) {
    say(number);
  }
  say(one.accept);
  say(one.resolve);
  say_deadlines(one);
  return values_;
}

}  // namespace yangxiao::report
