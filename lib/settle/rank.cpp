#include "settle/rank.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "member/merged_members.hpp"
#include "report/category_tree.hpp"

namespace yangxiao::settle {
namespace {

// A payment is taken back once and as a whole.
constexpr const char* kEarned = R"sql(
  SELECT earning.report, earning.member,
    coalesce(report.team, activity.team, bonus.team, undone.team),
    coalesce(report.station, undone.station), coalesce(report.employer, undone.employer),
    earning.category, earning.points, earning.rule, earning.participation
  FROM earning LEFT JOIN report ON report.report = earning.report
    LEFT JOIN participation ON participation.participation = earning.participation
    LEFT JOIN activity ON activity.activity = participation.activity
    LEFT JOIN bonus ON bonus.bonus = earning.bonus
    LEFT JOIN undone_earning AS undone ON undone.earning = earning.earning
  WHERE filed_on BETWEEN ?1 AND ?2 AND earning.transfer <= ?3
    AND NOT EXISTS (SELECT 1 FROM transfer AS back WHERE back.reverses = earning.transfer
      AND back.first = back.number AND back.number <= ?3))sql";

int column_of(RankBy by) {
  switch (by) {
    case RankBy::member:
      return 1;
    case RankBy::team:
      return 2;
    case RankBy::station:
      return 3;
    case RankBy::employer:
      break;
  }
  return 4;
}

struct Sum {
  std::int64_t points = 0;
  std::set<std::int64_t> reports;
  std::set<std::int64_t> parts;  // in activities
  std::set<std::int64_t> people;
};

void number_ranks(std::vector<Ranked>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool is_tied = i > 0 && rows[i - 1].points == rows[i].points;
    rows[i].rank = is_tied ? rows[i - 1].rank : static_cast<std::int64_t>(i) + 1;
  }
}

}  // namespace

Ranking ranking(const store::Reader& book, const RankQuery& query) {
  const report::CategoryTree tree(book);
  const member::MergedMembers merged(book);
  SQLite::Statement row(book.database(), kEarned);
  row.bind(1, query.first_day);
  row.bind(2, query.last_day);
  row.bind(3, query.up_to.value_or(std::numeric_limits<std::int64_t>::max()));
  std::map<std::int64_t, Sum> sums;
  Ranking ranking;
  while (row.executeStep()) {
    const SQLite::Column who = row.getColumn(column_of(query.by));
    if (who.isNull()) continue;
    const SQLite::Column category = row.getColumn(5);
    const bool is_report = !category.isNull();
    if (query.category && !(is_report && tree.is_within(category.getInt64(), *query.category))) {
      continue;
    }
    const std::int64_t member = merged.head_of(row.getColumn(1).getInt64());
    Sum& sum = sums[query.by == RankBy::member ? member : who.getInt64()];
    sum.people.insert(member);
    sum.points += row.getColumn(6).getInt64();
    const SQLite::Column part = row.getColumn(8);
    if (is_report) sum.reports.insert(row.getColumn(0).getInt64());
    if (!part.isNull()) sum.parts.insert(part.getInt64());
    ranking.rules.insert(row.getColumn(7).getInt64());
  }
  for (const auto& [who, sum] : sums) {
    ranking.rows.push_back({0, who, sum.points, static_cast<std::int64_t>(sum.reports.size()),
                            static_cast<std::int64_t>(sum.parts.size()),
                            static_cast<std::int64_t>(sum.people.size())});
  }
  std::stable_sort(ranking.rows.begin(), ranking.rows.end(),
                   [](const Ranked& a, const Ranked& b) { return a.points > b.points; });
  number_ranks(ranking.rows);
  return ranking;
}

}  // namespace yangxiao::settle
