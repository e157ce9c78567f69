#include "settle/draft.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "activity/participation.hpp"
#include "calendar/civil.hpp"
#include "member/erased.hpp"
#include "member/merged_members.hpp"
#include "points/rule_versions.hpp"
#include "report/category_tree.hpp"
#include "settle/bonus.hpp"
#include "settle/category_points.hpp"
#include "settle/earning.hpp"
#include "settle/tellers.hpp"

namespace yangxiao::settle {
namespace {

#define DUE_COLUMNS                                                     \
  "due.due, due.report, due.member, report.category, report.filed_at, " \
  "report.photos IS NOT NULL, coalesce(report.head, report.report) "

constexpr const char* kOpen =
    "SELECT " DUE_COLUMNS
    "FROM due JOIN report USING (report) "
    "WHERE due.settled_at IS NULL AND due.cancelled_at IS NULL AND due.at < ?1 "
    "AND (due.due, due.report) NOT IN (SELECT settlement_line.due, settlement_line.report "
    "FROM settlement CROSS JOIN settlement_line USING (settlement) "
    "WHERE confirmed_at IS NULL AND settlement_line.report IS NOT NULL)";
constexpr const char* kOpenService = R"sql(
  SELECT due, participation, member FROM due
  WHERE participation IS NOT NULL AND settled_at IS NULL AND cancelled_at IS NULL AND at < ?1
    AND (due, participation) NOT IN (SELECT settlement_line.due, settlement_line.participation
      FROM settlement CROSS JOIN settlement_line USING (settlement)
      WHERE confirmed_at IS NULL AND settlement_line.participation IS NOT NULL))sql";
// The number of a due that is gone may be another's by now, a report's or a part's never is.
constexpr const char* kListed =
    "SELECT " DUE_COLUMNS
    "FROM settlement_line CROSS JOIN due USING (due) JOIN report ON report.report = due.report "
    "WHERE settlement_line.settlement = ?1 AND due.report = settlement_line.report "
    "AND due.settled_at IS NULL AND due.cancelled_at IS NULL";
constexpr const char* kListedService = R"sql(
  SELECT due.due, due.participation, due.member
  FROM settlement_line CROSS JOIN due USING (due)
  WHERE settlement_line.settlement = ?1 AND due.participation = settlement_line.participation
    AND due.settled_at IS NULL AND due.cancelled_at IS NULL)sql";
constexpr const char* kFiledSince = "SELECT " DUE_COLUMNS
                                    "FROM due JOIN report USING (report) "
                                    "WHERE due.cancelled_at IS NULL AND report.filed_at >= ?1";
constexpr const char* kServiceSince = R"sql(
  SELECT due.due, due.participation, due.member
  FROM due JOIN participation USING (participation) JOIN activity USING (activity)
  WHERE due.cancelled_at IS NULL AND held_on >= ?1)sql";
// What was earned and stands, but for one due: what was taken back does not count, nor what teams
// give.
constexpr const char* kEarned = R"sql(
  SELECT filed_on, points - taken_back FROM earning
  WHERE member = ?1 AND filed_on BETWEEN ?2 AND ?3 AND due <> ?4 AND bonus IS NULL)sql";
constexpr const char* kIsBonus = R"sql(
  SELECT 1 FROM due WHERE due = ?1 AND bonus IS NOT NULL)sql";
constexpr const char* kOne =
    "SELECT " DUE_COLUMNS "FROM due JOIN report USING (report) WHERE due = ?1";
constexpr const char* kOneService = R"sql(
  SELECT due, participation, member FROM due WHERE due = ?1 AND participation IS NOT NULL)sql";

// The settled dues of events that were merged or split from one moment on and before another.
constexpr const char* kRelinked =
    "SELECT DISTINCT " DUE_COLUMNS
    "FROM (SELECT coalesce(report.head, report.report) AS head FROM report_event "
    "CROSS JOIN report USING (report) WHERE kind IN ('merge', 'take_in', 'split', 'split_off') "
    "AND report_event.at >= ?1 AND report_event.at < ?2) AS linked "
    "CROSS JOIN report ON report.report = linked.head OR report.head = linked.head "
    "CROSS JOIN due ON due.report = report.report "
    "WHERE due.settled_at IS NOT NULL AND due.cancelled_at IS NULL";
// Those of them that are on a posted list with what they gained.
constexpr const char* kListedGains =
    "SELECT " DUE_COLUMNS
    "FROM settlement_line CROSS JOIN due USING (due) JOIN report ON report.report = due.report "
    "WHERE settlement_line.settlement = ?1 AND due.report = settlement_line.report "
    "AND due.settled_at IS NOT NULL AND due.cancelled_at IS NULL";
// The same of this transaction.
constexpr const char* kRelinkedNow =
    "SELECT DISTINCT " DUE_COLUMNS
    "FROM (SELECT coalesce(report.head, report.report) AS head FROM report_event "
    "CROSS JOIN report USING (report) WHERE kind IN ('merge', 'take_in', 'split', 'split_off') "
    "AND report_event.at >= ?1 AND report_event.mark = ?2) AS linked "
    "CROSS JOIN report ON report.report = linked.head OR report.head = linked.head "
    "CROSS JOIN due ON due.report = report.report "
    "WHERE due.settled_at IS NOT NULL AND due.cancelled_at IS NULL";
constexpr const char* kNewlyDue = "SELECT " DUE_COLUMNS
                                  "FROM due INDEXED BY due_open CROSS JOIN report USING (report) "
                                  "WHERE due.content = ?1 AND due.settled_at IS NULL "
                                  "AND due.cancelled_at IS NULL";
constexpr const char* kWaitsOnList = R"sql(
  SELECT 1 FROM settlement CROSS JOIN settlement_line USING (settlement)
  WHERE confirmed_at IS NULL AND settlement_line.due = ?1 LIMIT 1)sql";
constexpr const char* kFirstPaid = R"sql(
  SELECT settled_at FROM earning JOIN due USING (due) ORDER BY earning LIMIT 1)sql";
constexpr const char* kLastPosted = R"sql(SELECT max(posted_at) FROM settlement)sql";

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kAnyDay = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();  // a moment

// Which month a day is in: its first day.
std::int64_t month_of(std::int64_t day) {
  calendar::Day first = calendar::day_of(day);
  first.day = 1;
  return calendar::days_since_epoch(first);
}

// What members have got, by day of filing, that counts to their caps.
class Earned {
 public:
  // Of the days before one, and not of one due.
  Earned(const store::Reader& book, const member::MergedMembers& merged, std::int64_t before,
         std::int64_t without)
      : merged_(merged), before_(before), without_(without), query_(book.database(), kEarned) {}

  struct Month {
    std::map<std::int64_t, std::int64_t> days;
    std::int64_t all = 0;

    void add(std::int64_t day, std::int64_t points) {
      days[day] += points;
      all += points;
    }
  };

  Month& of(std::int64_t member, std::int64_t day) {
    const std::int64_t first = month_of(day);
    const auto [found, is_new] = months_.try_emplace({member, first});
    if (is_new) read(member, first, found->second);
    return found->second;
  }

 private:
  void read(std::int64_t member, std::int64_t first, Month& month) {
    for (const std::int64_t row : merged_.one_person(member)) {
      query_.reset();
      query_.bind(1, row);
      query_.bind(2, first);
      query_.bind(3, std::min(month_of(first + 31), before_) - 1);
      query_.bind(4, without_);
      while (query_.executeStep()) {
        month.add(query_.getColumn(0).getInt64(), query_.getColumn(1).getInt64());
      }
    }
  }

  const member::MergedMembers& merged_;
  std::int64_t before_;
  std::int64_t without_;
  SQLite::Statement query_;
  std::map<std::pair<std::int64_t, std::int64_t>, Month> months_;
};

// Which dues: a query, and the value that it asks for.
struct Selection {
  const char* sql;
  std::int64_t value;
  std::optional<std::int64_t> mark = {};
};

// In the order in which caps are filled.
bool is_filed_before(const Line& a, const Line& b) {
  return a.filed_at != b.filed_at ? a.filed_at < b.filed_at : a.subject < b.subject;
}

class Drafter {
 public:
  // `other`: rules in place of those in force; nullptr: none. What was earned on the day `before`
  // and later, or by the due `without`, does not count to the caps.
  Drafter(const store::Reader& book, const calendar::Zone& zone,
          const points::Rules* other = nullptr, std::int64_t before = kAnyDay,
          std::int64_t without = 0)
      : book_(book),
        zone_(zone),
        versions_(book),
        tree_(book),
        merged_(book),
        earned_(book, merged_, before, without),
        tellers_(book, merged_) {
    if (other != nullptr) other_.emplace().rules = *other;
  }

  // Dues of reports and of volunteer service, in the order in which caps are filled.
  std::vector<Line> run(const Selection& reports, const std::optional<Selection>& service) {
    std::vector<Found> found = found_reports(reports);
    if (service) add_service(*service, found);
    sort_by_filing(found);
    std::vector<Line> lines;
    for (const Found& one : found) lines.push_back(line_of(one, 0));
    return lines;
  }

  // Of settled dues: the difference, above or below zero, where their place among those who told it
  // has changed since they were paid.
  std::vector<Line> differences(const Selection& reports) {
    std::vector<Found> found = found_reports(reports);
    sort_by_filing(found);
    std::vector<Line> lines;
    for (const Found& one : found) {
      const std::vector<Earning> earnings = earnings_of(book_, one.line.due);
      PaidSoFar paid = paid_so_far(earnings);
      // What was taken back and had been spent they have had.
      paid.points += never_recovered(book_, earnings);
      Line line = line_of(one, paid.points);
      line.worth = worth_within(line.worth, paid.room);
      line.worth.points -= paid.points;
      line.paid = paid.points;
      const bool has_moved = line.precedence.standing != paid.standing;
      if (has_moved && line.worth.points != 0) lines.push_back(line);
    }
    return lines;
  }

 private:
  // A due before it is reckoned.
  struct Found {
    Line line;
    bool has_photo = false;
    std::int64_t head = 0;  // of the report's event
  };

  static void sort_by_filing(std::vector<Found>& found) {
    std::sort(found.begin(), found.end(),
              [](const Found& a, const Found& b) { return is_filed_before(a.line, b.line); });
  }

  std::vector<Found> found_reports(const Selection& reports) {
    SQLite::Statement row(book_.database(), reports.sql);
    row.bind(1, reports.value);
    if (reports.mark) row.bind(2, *reports.mark);
    std::vector<Found> found;
    while (row.executeStep()) {
      Found one;
      one.line.due = row.getColumn(0).getInt64();
      one.line.subject = points::of_report(row.getColumn(1).getInt64());
      one.line.member = merged_.head_of(row.getColumn(2).getInt64());
      one.line.category = row.getColumn(3).getInt64();
      one.line.filed_at = Instant{row.getColumn(4).getInt64()};
      one.has_photo = row.getColumn(5).getInt() != 0;
      one.head = row.getColumn(6).getInt64();
      found.push_back(one);
    }
    return found;
  }

  void add_service(const Selection& service, std::vector<Found>& found) {
    SQLite::Statement row(book_.database(), service.sql);
    row.bind(1, service.value);
    while (row.executeStep()) found.push_back(found_service(row));
  }

  Found found_service(SQLite::Statement& row) {
    if (!parts_) parts_.emplace(book_);
    Found one;
    one.line.due = row.getColumn(0).getInt64();
    one.line.subject = points::of_participation(row.getColumn(1).getInt64());
    one.line.member = merged_.head_of(row.getColumn(2).getInt64());
    const activity::Participation part = *parts_->at(one.line.subject.number);
    one.line.minutes = part.minutes();
    one.line.filed_at = activity::begin_of(part.activity, zone_);
    return one;
  }

  // `own`: what was paid for the due itself counts to no cap.
  Line line_of(const Found& found, std::int64_t own) {
    Line line = found.line;
    const calendar::Local local = calendar::local_of(line.filed_at, zone_);
    line.filed_on = calendar::days_since_epoch(local.day);
    const points::RuleVersion& version = other_ ? *other_ : versions_.in_force_on(line.filed_on);
    line.rule = version.rule;
    const Worth worth = worth_before_caps(line, found, version, local.day);
    Earned::Month& month = earned_.of(line.member, line.filed_on);
    month.add(line.filed_on, -own);
    line.worth = capped(version.rules, worth, month.days[line.filed_on], month.all);
    month.add(line.filed_on, std::max(own, line.worth.points));
    return line;
  }

  Worth worth_before_caps(Line& line, const Found& found, const points::RuleVersion& version,
                          calendar::Day day) {
    if (line.subject.kind == points::SubjectKind::activity) {
      line.precedence.standing = Standing::service;
      line.hours = hours_of(version.rules, line.minutes);
      return worth_of_service(version.rules, line.minutes);
    }
    line.precedence = precedence_of(line.subject.number, tellers_.of(found.head));
    return worth_of(version.rules,
                    {line.precedence, points_of(version, line.category), found.has_photo, day});
  }

  std::int64_t points_of(const points::RuleVersion& version, std::int64_t category) {
    const auto [found, is_new] = category_points_.try_emplace({version.rule, category}, 0);
    if (is_new) found->second = points_of_category(version.rules, tree_, category).points;
    return found->second;
  }

  const store::Reader& book_;
  const calendar::Zone& zone_;
  points::RuleVersions versions_;
  std::optional<points::RuleVersion> other_;
  report::CategoryTree tree_;
  member::MergedMembers merged_;
  Earned earned_;
  Tellers tellers_;
  std::optional<activity::ParticipationReader> parts_;
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> category_points_;
};

std::optional<Instant> moment_of(const store::Reader& book, const char* sql) {
  SQLite::Statement query(book.database(), sql);
  if (!query.executeStep() || query.getColumn(0).isNull()) return std::nullopt;
  return Instant{query.getColumn(0).getInt64()};
}

// In the order of filing: what is less is kept.
void add_gains(std::vector<Line>& lines, std::vector<Line> differences) {
  std::erase_if(differences, [](const Line& line) { return line.worth.points < 0; });
  lines.insert(lines.end(), differences.begin(), differences.end());
  std::stable_sort(lines.begin(), lines.end(), is_filed_before);
}

void append(std::vector<Line>& lines, std::vector<Line> more) {
  lines.insert(lines.end(), more.begin(), more.end());
}

// What was due to somebody who was erased since is due to nobody.
std::vector<Line> without_erased(const store::Reader& book, std::vector<Line> lines) {
  const std::unordered_set<std::int64_t> erased = member::erased_members(book);
  std::erase_if(lines, [&erased](const Line& line) { return erased.contains(line.member); });
  return lines;
}

std::vector<Line> listed(const store::Reader& book, const calendar::Zone& zone,
                         std::int64_t settlement) {
  Drafter drafter(book, zone);
  std::vector<Line> lines =
      drafter.run({kListed, settlement}, Selection{kListedService, settlement});
  add_gains(lines, drafter.differences({kListedGains, settlement}));
  append(lines, BonusReckoner(book, zone).listed(settlement));
  return lines;
}

std::vector<Line> waiting(const store::Reader& book, const calendar::Zone& zone,
                          const Which& which) {
  Drafter drafter(book, zone);
  std::vector<Line> lines =
      drafter.run({kOpen, which.before.seconds}, Selection{kOpenService, which.before.seconds});
  if (const auto first_paid = moment_of(book, kFirstPaid)) {
    std::vector<Line> gains = drafter.differences({kRelinked, first_paid->seconds, kEver});
    SQLite::Statement waits(book.database(), kWaitsOnList);
    std::erase_if(gains, [&waits](const Line& line) {
      waits.reset();
      waits.bind(1, line.due);
      return waits.executeStep();
    });
    add_gains(lines, std::move(gains));
  }
  BonusReckoner bonuses(book, zone);
  append(lines, bonuses.left_over(which.before));
  if (which.bonus_of) append(lines, bonuses.not_posted_until(*which.bonus_of));
  return lines;
}

}  // namespace

std::vector<Line> draft(const store::Reader& book, const calendar::Zone& zone, const Which& which) {
  return without_erased(
      book, which.settlement ? listed(book, zone, *which.settlement) : waiting(book, zone, which));
}

namespace {

Kept kept_of(const store::Reader& book, const calendar::Zone& zone, const Selection& relinked) {
  Kept kept;
  for (const Line& line : without_erased(book, Drafter(book, zone).differences(relinked))) {
    if (line.worth.points > 0) continue;
    ++kept.reports;
    kept.points -= line.worth.points;
  }
  return kept;
}

}  // namespace

Kept kept(const store::Reader& book, const calendar::Zone& zone) {
  const auto last_posted = moment_of(book, kLastPosted);
  return last_posted ? kept_of(book, zone, {kRelinked, last_posted->seconds, kEver}) : Kept();
}

Kept kept_between(const store::Reader& book, const calendar::Zone& zone, Instant begin,
                  Instant end) {
  return kept_of(book, zone, {kRelinked, begin.seconds, end.seconds});
}

std::vector<Line> newly_due(const store::Writer& book, const calendar::Zone& zone) {
  return Drafter(book, zone).run({kNewlyDue, book.mark()}, {});
}

std::vector<Line> lost_by_links(const store::Writer& book, const calendar::Zone& zone) {
  std::vector<Line> lines =
      Drafter(book, zone).differences({kRelinkedNow, book.now().seconds, book.mark()});
  std::erase_if(lines, [](const Line& line) { return line.worth.points >= 0; });
  return without_erased(book, std::move(lines));
}

Line reckon_one(const store::Reader& book, const calendar::Zone& zone, std::int64_t due) {
  SQLite::Statement bonus(book.database(), kIsBonus);
  bonus.bind(1, due);
  if (bonus.executeStep()) return *BonusReckoner(book, zone).of_due(due);
  return Drafter(book, zone, nullptr, kAnyDay, due)
      .run({kOne, due}, Selection{kOneService, due})
      .front();
}

std::vector<Line> reckon_again(const store::Reader& book, const calendar::Zone& zone,
                               std::int64_t since_day, const points::Rules* other, Instant now) {
  const auto begin = calendar::start_of_day(since_day, zone);
  // A day whose first moment the clocks jump over begins an hour later: nothing is filed between.
  const std::int64_t since = begin ? begin->seconds : since_day * kDay;
  std::vector<Line> lines = Drafter(book, zone, other, since_day)
                                .run({kFiledSince, since}, Selection{kServiceSince, since_day});
  // Of whole months alone.
  BonusReckoner bonuses(book, zone, other);
  const calendar::Day day = calendar::day_of(since_day);
  const calendar::Day last = calendar::local_of(now, zone).day;
  for (Period period = day.day == 1 ? period_of(day) : next(period_of(day));
       last_day_of(period) < last; period = next(period)) {
    append(lines, bonuses.of_month(period));
  }
  return without_erased(book, std::move(lines));
}

}  // namespace yangxiao::settle
