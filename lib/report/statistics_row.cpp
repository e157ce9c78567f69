#include "report/statistics_row.hpp"

#include <array>

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

table::Value count(std::uint64_t number) { return table::Value(static_cast<std::int64_t>(number)); }

}  // namespace

std::span<const table::Column> statistics_columns() { return kColumns; }

std::span<const table::Value> StatisticsRow::of(const Statistics& one) {
  values_.clear();
  values_.push_back(one.key.empty() ? table::Value() : table::Value(std::string_view(one.key)));
  for (const std::uint64_t number :
       {one.reports, one.open, one.resolved, one.verified, one.turned_down, one.sent_back}) {
    values_.push_back(count(number));
  }
  for (const Quantiles* quantiles : {&one.accept, &one.resolve}) {
    values_.push_back(count(quantiles->count));
    const bool is_known = quantiles->count > 0;
    values_.push_back(is_known ? table::Value(quantiles->median) : table::Value());
    values_.push_back(is_known ? table::Value(quantiles->p90) : table::Value());
  }
  values_.push_back(count(one.with_deadline));
  values_.push_back(count(one.on_time));
  const bool has_share = one.with_deadline > 0;
  values_.push_back(has_share ? table::Value(static_cast<double>(one.on_time) /
                                             static_cast<double>(one.with_deadline))
                              : table::Value());
  return values_;
}

}  // namespace yangxiao::report
