#include "report/overdue.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "report/parking.hpp"

namespace yangxiao::report {

Holder holder_of(const Report& report, State state) {
  if (state == State::dispatched && report.agency) return {Holder::Kind::agency, *report.agency};
  if (report.station) return {Holder::Kind::station, *report.station};
  return {};
}

Result<std::vector<Overdue>> overdue_reports(const store::Reader& book, ListQuery query,
                                             const CategoryTree& tree, const Deadlines& deadlines) {
  if (query.states.empty()) query.states = {State::filed, State::accepted, State::dispatched};
  query.order = ListOrder::none;
  std::vector<Overdue> overdue;
  const Status read = list_reports(book, query, [&](const Report& report) -> Status {
    auto deadline = deadlines.running(report, query.now);
    if (!deadline || deadline->is_kept(query.now)) return {};
    const std::int64_t late_by = query.now.seconds - deadline->at.seconds;
    const bool is_emergency = tree.at(report.category).priority == Priority::emergency;
    overdue.push_back({holder_of(report, state_at(report, query.now)), report, std::move(*deadline),
                       is_emergency, late_by, 0});
    return {};
  });
  if (!read) return read.error();
  struct Held {
    std::int64_t reports = 0;
    bool has_emergency = false;
  };
  std::map<Holder, Held> held;
  for (const Overdue& one : overdue) {
    ++held[one.holder].reports;
    held[one.holder].has_emergency |= one.is_emergency;
  }
  for (Overdue& one : overdue) one.held = held[one.holder].reports;
  const auto rank = [&held](const Overdue& one) {
    const bool has_emergency = held[one.holder].has_emergency;
    return std::tuple(!has_emergency, -one.held, one.holder, !one.is_emergency, -one.late_by,
                      one.report.id);
  };
  std::sort(overdue.begin(), overdue.end(),
            [&](const Overdue& a, const Overdue& b) { return rank(a) < rank(b); });
  return overdue;
}

}  // namespace yangxiao::report
