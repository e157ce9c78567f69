#include "settle/bonus.hpp"

#include "calendar/civil.hpp"
#include "member/erased.hpp"

namespace yangxiao::settle {
namespace {

constexpr const char* kBonus = R"sql(
  SELECT bonus, team, period, member FROM bonus WHERE bonus = ?1)sql";
// What tells again what another tells is no second report, but whoever filed it has a share.
constexpr const char* kVerified = R"sql(
  SELECT report.team, due.member, report.head IS NULL
  FROM due JOIN report USING (report)
  WHERE due.at >= ?1 AND due.at < ?2 AND due.cancelled_at IS NULL AND report.team IS NOT NULL)sql";
constexpr const char* kLeftOver = R"sql(
  SELECT due, bonus FROM due
  WHERE bonus IS NOT NULL AND settled_at IS NULL AND cancelled_at IS NULL AND at < ?1
    AND (due, bonus) NOT IN (SELECT settlement_line.due, settlement_line.bonus
      FROM settlement CROSS JOIN settlement_line USING (settlement)
      WHERE confirmed_at IS NULL AND settlement_line.bonus IS NOT NULL)
  ORDER BY bonus)sql";
// Those of one team for one month.
constexpr const char* kOfTeam = R"sql(
  SELECT bonus, member FROM bonus WHERE team = ?1 AND period = ?2 ORDER BY bonus)sql";
constexpr const char* kListed = R"sql(
  SELECT due.due, due.bonus FROM settlement_line CROSS JOIN due USING (due)
  WHERE settlement_line.settlement = ?1 AND due.bonus = settlement_line.bonus
    AND due.settled_at IS NULL AND due.cancelled_at IS NULL
  ORDER BY due.bonus)sql";
constexpr const char* kOfDue = R"sql(
  SELECT due, bonus FROM due WHERE due = ?1 AND bonus IS NOT NULL)sql";
// The month of the last list, and the first due.
constexpr const char* kNotPostedFrom = R"sql(
  SELECT coalesce((SELECT max(period) FROM settlement), ''), (SELECT min(at) FROM due))sql";
constexpr const char* kAdd = R"sql(
  INSERT INTO bonus (team, period, member, mark) VALUES (?1, ?2, ?3, ?4))sql";
constexpr const char* kAddDue = R"sql(
  INSERT INTO due (bonus, member, at, content, mark) VALUES (?1, ?2, ?3, ?4, ?4))sql";

}  // namespace

std::optional<Bonus> bonus_numbered(const store::Reader& book, std::int64_t number) {
  SQLite::Statement query(book.database(), kBonus);
  query.bind(1, number);
  if (!query.executeStep()) return std::nullopt;
  return Bonus{query.getColumn(0).getInt64(), query.getColumn(1).getInt64(),
               parse_period(query.getColumn(2).getString()).value_or(Period()),
               query.getColumn(3).getInt64()};
}

BonusReckoner::BonusReckoner(const store::Reader& book, const calendar::Zone& zone,
                             const points::Rules* other)
    : book_(book),
      zone_(zone),
      versions_(book),
      merged_(book),
      erased_(member::erased_members(book)) {
  if (other != nullptr) other_ = *other;
}

const BonusReckoner::Month& BonusReckoner::month(Period period) {
  const auto [found, is_new] = months_.try_emplace(period);
  Month& month = found->second;
  if (!is_new) return month;
  const auto begin = begin_of(period, zone_);
  const auto end = end_of(period, zone_);
  const points::RuleVersion& version =
      versions_.in_force_on(calendar::days_since_epoch(last_day_of(period)));
  const points::Rules& rules = other_ ? *other_ : version.rules;
  month.rule = other_ ? 0 : version.rule;
  month.pool = rules.team_bonus;
  month.needed = rules.team_reports;
  if (month.pool == 0 || !begin || !end) return month;
  month.last_moment = Instant{end->seconds - 1};
  SQLite::Statement row(book_.database(), kVerified);
  row.bind(1, begin->seconds);
  row.bind(2, end->seconds);
  while (row.executeStep()) {
    TeamMonth& team = month.teams[row.getColumn(0).getInt64()];
    team.members.insert(merged_.head_of(row.getColumn(1).getInt64()));
    team.reports += row.getColumn(2).getInt64();
  }
  return month;
}

// Two rows of a list may be one person by now: the first one is theirs, and no other.
std::int64_t BonusReckoner::first_of(const Bonus& bonus) const {
  SQLite::Statement query(book_.database(), kOfTeam);
  query.bind(1, bonus.team);
  query.bind(2, to_text(bonus.period));
  while (query.executeStep()) {
    const std::int64_t member = query.getColumn(1).getInt64();
    if (merged_.head_of(member) == merged_.head_of(bonus.member)) {
      return query.getColumn(0).getInt64();
    }
  }
  return bonus.bonus;
}

std::optional<Line> BonusReckoner::line_of(const Bonus& bonus, std::int64_t due) {
  const Month& month = this->month(bonus.period);
  const auto team = month.teams.find(bonus.team);
  const std::int64_t member = merged_.head_of(bonus.member);
  if (team == month.teams.end() || !team->second.members.contains(member)) return std::nullopt;
  if (team->second.reports < month.needed || erased_.contains(member)) return std::nullopt;
  if (bonus.bonus != 0 && first_of(bonus) != bonus.bonus) return std::nullopt;
  const auto sharers = static_cast<std::int64_t>(team->second.members.size());
  Line line;
  line.due = due;
  line.subject = points::of_bonus(bonus.bonus);
  line.member = member;
  line.filed_at = month.last_moment;
  line.filed_on = calendar::days_since_epoch(last_day_of(bonus.period));
  line.rule = month.rule;
  line.precedence.standing = Standing::bonus;
  line.share = TeamShare{bonus.team, bonus.period, team->second.reports, sharers, month.pool};
  line.worth.bonus = line.worth.points = month.pool / sharers;
  if (line.worth.points == 0) return std::nullopt;
  return line;
}

std::vector<Line> BonusReckoner::of_month(Period period) {
  std::vector<Line> lines;
  for (const auto& [team, about] : month(period).teams) {
    for (const std::int64_t member : about.members) {
      if (auto line = line_of({0, team, period, member}, 0)) lines.push_back(*line);
    }
  }
  return lines;
}

std::vector<Line> BonusReckoner::not_posted_until(Period last) {
  SQLite::Statement query(book_.database(), kNotPostedFrom);
  query.executeStep();
  std::vector<Line> lines;
  if (query.isColumnNull(1)) return lines;
  const auto posted = parse_period(query.getColumn(0).getString());
  const Instant first_due{query.getColumn(1).getInt64()};
  for (Period period = posted ? next(*posted) : period_of(calendar::local_of(first_due, zone_).day);
       period <= last; period = next(period)) {
    const std::vector<Line> more = of_month(period);
    lines.insert(lines.end(), more.begin(), more.end());
  }
  return lines;
}

std::vector<Line> BonusReckoner::selected(const char* sql, std::int64_t value) {
  SQLite::Statement row(book_.database(), sql);
  row.bind(1, value);
  std::vector<Line> lines;
  while (row.executeStep()) {
    const auto bonus = bonus_numbered(book_, row.getColumn(1).getInt64());
    if (auto line = line_of(*bonus, row.getColumn(0).getInt64())) lines.push_back(*line);
  }
  return lines;
}

std::vector<Line> BonusReckoner::left_over(Instant before) {
  return selected(kLeftOver, before.seconds);
}

std::vector<Line> BonusReckoner::listed(std::int64_t settlement) {
  return selected(kListed, settlement);
}

std::optional<Line> BonusReckoner::of_due(std::int64_t due) {
  std::vector<Line> lines = selected(kOfDue, due);
  return lines.empty() ? std::nullopt : std::optional(lines.front());
}

void make_due(store::Writer& book, Line& line) {
  SQLite::Statement add(book.database(), kAdd);
  add.bind(1, line.share->team);
  add.bind(2, to_text(line.share->period));
  add.bind(3, line.member);
  add.bind(4, book.mark());
  add.exec();
  line.subject = points::of_bonus(book.database().getLastInsertRowid());
  SQLite::Statement due(book.database(), kAddDue);
  due.bind(1, line.subject.number);
  due.bind(2, line.member);
  due.bind(3, line.filed_at.seconds);
  due.bind(4, book.mark());
  due.exec();
  line.due = book.database().getLastInsertRowid();
}

}  // namespace yangxiao::settle
