#include "report/statistics.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "calendar/civil.hpp"
#include "catalogue/reference.hpp"
#include "report/evidence.hpp"
#include "report/parking.hpp"

namespace yangxiao::report {
namespace {

constexpr const char* kSubdistricts = R"sql(
  SELECT station, subdistrict FROM station WHERE subdistrict IS NOT NULL)sql";

// By which group a report goes.
class Keys {
 public:
  Keys(const store::Reader& book, GroupBy group_by, const calendar::Zone& zone)
      : references_(book), group_by_(group_by), zone_(zone) {
    if (group_by != GroupBy::subdistrict) return;
    SQLite::Statement query(book.database(), kSubdistricts);
    while (query.executeStep()) {
      subdistricts_.emplace(query.getColumn(0).getInt64(), query.getColumn(1).getString());
    }
  }

  // 0: the key is no row's code.
  std::int64_t row_of(const Report& report) const {
    if (group_by_ == GroupBy::category) return report.category;
    if (group_by_ == GroupBy::channel) return report.channel;
    return group_by_ == GroupBy::agency ? report.agency.value_or(0) : 0;
  }

  std::string of(const Report& report) {
    switch (group_by_) {
      case GroupBy::all:
        return {};
      case GroupBy::category:
        return references_.code_of("category", report.category);
      case GroupBy::channel:
        return references_.code_of("channel", report.channel);
      case GroupBy::agency:
        return report.agency ? references_.code_of("agency", *report.agency) : std::string();
      case GroupBy::state:
        return std::string(name_of(report.state));
      case GroupBy::month: {
        const calendar::Day day = calendar::local_of(report.filed_at, zone_).day;
        return fmt::format("{:04}-{:02}", day.year, day.month);
      }
      case GroupBy::subdistrict:
        break;
    }
    if (!report.subdistrict.empty() || !report.station) return report.subdistrict;
    const auto found = subdistricts_.find(*report.station);
    return found == subdistricts_.end() ? std::string() : found->second;
  }

 private:
  catalogue::References references_;
  GroupBy group_by_;
  const calendar::Zone& zone_;
  std::unordered_map<std::int64_t, std::string> subdistricts_;
};

struct Group {
  Statistics counts;
  std::vector<std::int64_t> accept;
  std::vector<std::int64_t> resolve;
};

// Or further.
bool is_resolved(State state) { return state == State::resolved || counts_as_verified(state); }

std::optional<Instant> resolved_at(const Report& report) {
  for (const State state : {State::resolved, State::verified, State::closed}) {
    if (const auto& time = report.steps[step_of(state)]) return time;
  }
  return std::nullopt;
}

void count_times(Group& group, const Report& report, const Deadlines& deadlines, Instant now) {
  if ((report.flaws & kTimeFlaws) != 0) return;
  const auto since = [&report](const std::optional<Instant>& time) {
    return time->seconds - report.filed_at.seconds;
  };
  const auto& accepted = report.steps[step_of(State::accepted)];
  if (accepted && since(accepted) >= 0) group.accept.push_back(since(accepted));
  const auto resolved = resolved_at(report);
  if (!resolved || !is_resolved(report.state)) {
    // What waits beyond its deadline is not done in time, whenever it will be.
    const auto runs = deadlines.running(report, now);
    if (runs && !runs->is_kept(now)) ++group.counts.with_deadline;
    return;
  }
  group.resolve.push_back(since(resolved));
  const auto deadline = deadlines.resolved(report);
  if (!deadline) return;
  ++group.counts.with_deadline;
  if (deadline->is_kept(*resolved)) ++group.counts.on_time;
}

void count(Group& group, const Report& report, const Deadlines& deadlines, Instant now) {
  Statistics& counts = group.counts;
  ++counts.reports;
  counts.sent_back += static_cast<std::uint64_t>(report.hops);
  if (is_open(report.state)) ++counts.open;
  if (is_resolved(report.state)) ++counts.resolved;
  if (counts_as_verified(report.state)) ++counts.verified;
  if (is_turned_down(report.state)) ++counts.turned_down;
  count_times(group, report, deadlines, now);
}

// Reports in groups, in one way.
class Grouping {
 public:
  Grouping(const store::Reader& book, GroupBy group_by, const calendar::Zone& zone)
      : keys_(book, group_by, zone) {}

  void take(const Report& report, const Deadlines& deadlines, Instant now) {
    Group& group = groups_[keys_.of(report)];
    group.counts.row = keys_.row_of(report);
    count(group, report, deadlines, now);
  }

  // In the order of the keys. To be called once.
  std::vector<Statistics> end() {
    std::vector<Statistics> statistics;
    for (auto& [key, group] : groups_) {
      group.counts.key = key;
      group.counts.accept = quantiles_of(std::move(group.accept));
      group.counts.resolve = quantiles_of(std::move(group.resolve));
      statistics.push_back(std::move(group.counts));
    }
    return statistics;
  }

 private:
  Keys keys_;
  std::map<std::string, Group> groups_;
};

}  // namespace

Quantiles quantiles_of(std::vector<std::int64_t> seconds) {
  if (seconds.empty()) return {};
  std::sort(seconds.begin(), seconds.end());
  const std::size_t count = seconds.size();
  const std::int64_t low = seconds[(count - 1) / 2];
  const std::int64_t high = seconds[count / 2];
  return {count, low + (high - low) / 2, seconds[(count * 9 + 9) / 10 - 1]};
}

Result<std::vector<std::vector<Statistics>>> statistics_of(const store::Reader& book,
                                                           ListQuery query,
                                                           std::span<const GroupBy> ways,
                                                           const Deadlines& deadlines,
                                                           const calendar::Zone& zone) {
  std::vector<Grouping> groupings;
  for (const GroupBy way : ways) groupings.emplace_back(book, way, zone);
  query.order = ListOrder::none;
  const Status read = list_reports(book, query, [&](const Report& report) -> Status {
    for (Grouping& grouping : groupings) grouping.take(report, deadlines, query.now);
    return {};
  });
  if (!read) return read.error();
  std::vector<std::vector<Statistics>> lists;
  for (Grouping& grouping : groupings) lists.push_back(grouping.end());
  return lists;
}

Result<std::vector<Statistics>> statistics_of(const store::Reader& book, ListQuery query,
                                              GroupBy group_by, const Deadlines& deadlines,
                                              const calendar::Zone& zone) {
  auto lists = statistics_of(book, std::move(query), std::span(&group_by, 1), deadlines, zone);
  if (!lists) return lists.error();
  return std::move(lists->front());
}

}  // namespace yangxiao::report
