#include "settle/honours.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "calendar/civil.hpp"
#include "catalogue/entry_table.hpp"
#include "catalogue/reference.hpp"
#include "member/consent.hpp"
#include "member/erased.hpp"
#include "member/member.hpp"
#include "member/membership_days.hpp"
#include "member/merged_members.hpp"
#include "report/category_tree.hpp"
#include "report/state.hpp"
#include "settle/category_points.hpp"
#include "settle/worth.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::settle {
namespace {

// A due may have several rows: the last one says how it stands.
constexpr const char* kSettled = R"sql(
  SELECT due, earning.member, filed_on, category, minutes, standing, transfer IS NOT NULL,
    EXISTS (SELECT 1 FROM transfer AS back WHERE back.reverses = earning.transfer
      AND back.first = back.number AND back.number <= ?3), report, activity
  FROM earning LEFT JOIN participation USING (participation)
  WHERE filed_on BETWEEN ?1 AND ?2 AND link <= ?3 AND bonus IS NULL
  ORDER BY due, generation)sql";
// The reports of the year whose last step by then was a rejection, or that they were withdrawn.
constexpr const char* kTurnedDown = R"sql(
  SELECT report.report, report.member, report_event.kind = 'reject'
    AND report_event.reason IS 'false'
  FROM report CROSS JOIN report_event ON report_event.report = report.report
  WHERE report.filed_at >= ?1 AND report.filed_at < ?2 AND report.member IS NOT NULL
    AND report_event.to_state IN (?4, ?5) AND report_event.at <= ?3
    AND NOT EXISTS (SELECT 1 FROM report_event AS later WHERE later.report = report_event.report
      AND later.event > report_event.event AND later.to_state IS NOT NULL AND later.at <= ?3))sql";

// What one due comes to.
struct Settled {
  std::int64_t due = 0;
  std::int64_t member = 0;
  std::int64_t filed_on = 0;
  std::int64_t report = 0;               // 0: of none
  std::optional<std::int64_t> category;  // of a report
  std::int64_t activity = 0;             // 0: of none
  std::int64_t minutes = 0;
  bool is_repeat = false;
  bool has_standing = false;  // a payment that was not taken back
  bool has_payment = false;
  // What was worth nothing was never paid, and stands.
  bool counts() const { return !is_repeat && (has_standing || !has_payment); }
};

std::vector<Settled> settled_of(const store::Reader& book, std::int64_t first, std::int64_t last,
                                std::int64_t up_to) {
  SQLite::Statement row(book.database(), kSettled);
  row.bind(1, first);
  row.bind(2, last);
  row.bind(3, up_to);
  std::vector<Settled> all;
  while (row.executeStep()) {
    const std::int64_t due = row.getColumn(0).getInt64();
    if (all.empty() || all.back().due != due) all.emplace_back().due = due;
    Settled& one = all.back();
    one.member = row.getColumn(1).getInt64();
    one.filed_on = row.getColumn(2).getInt64();
    one.category.reset();
    one.category = store::read_number(row, 3);
    one.report = row.getColumn(8).getInt64();
    one.activity = row.getColumn(9).getInt64();
    one.minutes = row.getColumn(4).getInt64();
    one.is_repeat = row.getColumn(5).getInt64() == static_cast<std::int64_t>(Standing::repeat);
    const bool is_paid = row.getColumn(6).getInt() != 0;
    one.has_payment = one.has_payment || is_paid;
    one.has_standing = one.has_standing || (is_paid && row.getColumn(7).getInt() == 0);
  }
  return all;
}

struct TurnedDown {
  std::set<std::int64_t> reports;
  std::set<std::int64_t> members;  // of whom one was rejected as false
};
TurnedDown turned_down(const store::Reader& book, const member::MergedMembers& merged,
                       Instant begin, Instant end, Instant until) {
  SQLite::Statement row(book.database(), kTurnedDown);
  row.bind(1, begin.seconds);
  row.bind(2, end.seconds);
  row.bind(3, until.seconds);
  row.bind(4, static_cast<std::int64_t>(report::State::rejected));
  row.bind(5, static_cast<std::int64_t>(report::State::withdrawn));
  TurnedDown found;
  while (row.executeStep()) {
    found.reports.insert(row.getColumn(0).getInt64());
    const bool is_false = row.getColumn(2).getInt() != 0;
    if (is_false) found.members.insert(merged.head_of(row.getColumn(1).getInt64()));
  }
  return found;
}

// The version for a day, of those that the ledger had by then.
const points::RuleVersion* version_for(const points::RuleVersions& versions, std::int64_t day,
                                       std::int64_t up_to) {
  const points::RuleVersion* found = nullptr;
  for (const points::RuleVersion& one : versions.all()) {
    if (one.number > up_to || one.starts_on > day) continue;
    if (found == nullptr || one.starts_on >= found->starts_on) found = &one;
  }
  return found;
}

struct Person {
  Honoured figures;
  std::set<std::pair<int, int>> months;
  std::set<std::int64_t> activities;
};

bool comes_before(const Honoured& a, const Honoured& b) {
  static constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::max();
  const auto key = [](const Honoured& one) {
    return std::tuple(-one.score, -one.reports, -one.hours(), -one.months,
                      one.joined_on.value_or(kUnknown), std::string_view(one.code));
  };
  return key(a) < key(b);
}

// Weighs what members did.
class Weigher {
 public:
  Weigher(const store::Reader& book, const points::Rules& rules)
      : rules_(rules), tree_(book), references_(book), membership_(book) {}

  void add(std::int64_t member, const Settled& one) {
    Person& person = people_[member];
    // Under two rows in one activity they were there once.
    if (one.activity != 0 && !person.activities.insert(one.activity).second) return;
    const calendar::Day day = calendar::day_of(one.filed_on);
    person.months.emplace(day.year, day.month);
    person.figures.minutes += one.minutes;
    if (!one.category) return;
    const std::int64_t weight = weight_of_category(rules_, tree_, *one.category).points;
    ++person.figures.reports;
    ++person.figures.by_weight[weight];
    person.figures.report_score += weight;
  }

  std::vector<Honoured> ranked() {
    std::vector<Honoured> rows;
    for (auto& [member, person] : people_) {
      Honoured one = std::move(person.figures);
      one.member = member;
      one.code = references_.code_of("member", member);
      one.joined_on = membership_.of(member).joined;
      one.months = static_cast<std::int64_t>(person.months.size());
      one.score =
          one.report_score + one.hours() * rules_.honours_hour + one.months * rules_.honours_month;
      if (one.score > 0) rows.push_back(std::move(one));
    }
    std::sort(rows.begin(), rows.end(), comes_before);
    std::int64_t rank = 0;
    for (Honoured& one : rows) one.rank = ++rank;
    return rows;
  }

 private:
  const points::Rules& rules_;
  report::CategoryTree tree_;
  catalogue::References references_;
  member::MembershipDays membership_;
  std::map<std::int64_t, Person> people_;
};

}  // namespace

Result<Honours> honours(const store::Reader& book, const calendar::Zone& zone,
                        const HonoursQuery& query) {
  const std::int64_t first = calendar::days_since_epoch({query.year, 1, 1});
  const std::int64_t after = calendar::days_since_epoch({query.year + 1, 1, 1});
  const points::RuleVersions versions(book);
  const points::RuleVersion* version = version_for(versions, after - 1, query.up_to);
  if (version == nullptr || !points::has_honours(version->rules)) {
    return Error{
        Problem::rule_honours_none,
        {std::to_string(version == nullptr ? 0 : version->rule), std::to_string(query.year)},
        {}};
  }
  const auto begin = calendar::start_of_day(first, zone);
  const auto end = calendar::start_of_day(after, zone);
  if (!begin) return begin.error();
  if (!end) return end.error();
  const member::MergedMembers merged(book);
  const std::unordered_set<std::int64_t> erased = member::erased_members(book);
  const TurnedDown down = turned_down(book, merged, *begin, *end, query.until);
  Honours honours{*version, {}, static_cast<std::int64_t>(down.members.size())};
  Weigher weigher(book, honours.rules.rules);
  for (const Settled& one : settled_of(book, first, after - 1, query.up_to)) {
    const std::int64_t member = merged.head_of(one.member);
    const bool is_out = down.members.contains(member) || down.reports.contains(one.report);
    if (one.counts() && !is_out && !erased.contains(member)) weigher.add(member, one);
  }
  honours.rows = weigher.ranked();
  return honours;
}

std::vector<std::string> named_riders(const store::Reader& book, const Honours& honours) {
  std::vector<std::string> names;
  catalogue::EntryReader members(book, member::members());
  const std::size_t golden = std::min(honours.rows.size(), kGoldenRiders);
  for (std::size_t i = 0; i < golden; ++i) {
    const std::int64_t member = honours.rows[i].member;
    if (!member::consents_since(book, member, member::Purpose::honours)) continue;
    const auto entry = members.at(member);
    if (entry) names.push_back(catalogue::text_of(*entry, member::field::name));
  }
  std::erase(names, std::string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace yangxiao::settle
