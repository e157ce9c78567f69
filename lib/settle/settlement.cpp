#include "settle/settlement.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text/whole_number.hpp"
#include "calendar/book_calendar.hpp"
#include "calendar/civil.hpp"
#include "settle/bonus.hpp"
#include "settle/earning.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::settle {
namespace {

#define SETTLEMENT_COLUMNS                                                        \
  "settlement, period, lines, points, digest, head_count, head_hash, posted_at, " \
  "posted_by, objections_until, confirmed_at, confirmed_by "

constexpr const char* kSettlements =
    "SELECT " SETTLEMENT_COLUMNS "FROM settlement ORDER BY settlement";
constexpr const char* kAdd = R"sql(
  INSERT INTO settlement (period, ends_at, lines, points, digest, head_count, head_hash, posted_at,
    posted_by, objections_until, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))sql";
constexpr const char* kAddLine = R"sql(
  INSERT INTO settlement_line (settlement, line, due, report, participation, bonus, member, points,
    mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))sql";
constexpr const char* kLines = R"sql(
  SELECT line, due, report, participation, bonus, member, points, outcome FROM settlement_line
  WHERE settlement = ?1 ORDER BY line)sql";

constexpr std::array<std::string_view, 5> kOutcomes = {"paid", "changed", "gone", "objected",
                                                       "undecided"};

Settlement read_settlement(SQLite::Statement& row) {
  Settlement one;
  one.settlement = row.getColumn(0).getInt64();
  one.period = row.getColumn(1).getString();
  one.lines = row.getColumn(2).getInt64();
  one.points = row.getColumn(3).getInt64();
  one.digest = points::read_digest(row.getColumn(4)).value_or(points::Digest{});
  one.head = {row.getColumn(5).getInt64(),
              points::read_digest(row.getColumn(6)).value_or(points::Digest{})};
  one.posted_at = Instant{row.getColumn(7).getInt64()};
  one.posted_by = row.getColumn(8).getString();
  one.objections_until = Instant{row.getColumn(9).getInt64()};
  one.confirmed_at = store::read_time(row, 10);
  one.confirmed_by = row.getColumn(11).getString();
  return one;
}

std::string text_of(std::int64_t number) { return std::to_string(number); }

}  // namespace

std::string_view name_of(LineOutcome outcome) {
  return kOutcomes[static_cast<std::size_t>(outcome)];
}

std::vector<Settlement> settlements(const store::Reader& book) {
  SQLite::Statement query(book.database(), kSettlements);
  std::vector<Settlement> all;
  while (query.executeStep()) all.push_back(read_settlement(query));
  return all;
}

std::optional<Settlement> settlement_numbered(const store::Reader& book, std::int64_t number) {
  for (Settlement& one : settlements(book)) {
    if (one.settlement == number) return std::move(one);
  }
  return std::nullopt;
}

std::optional<Settlement> settlement_of(const store::Reader& book, Period period) {
  for (Settlement& one : settlements(book)) {
    if (one.period == to_text(period)) return std::move(one);
  }
  return std::nullopt;
}

std::vector<PostedLine> lines_of(const store::Reader& book, std::int64_t settlement) {
  SQLite::Statement query(book.database(), kLines);
  query.bind(1, settlement);
  std::vector<PostedLine> lines;
  while (query.executeStep()) {
    PostedLine line;
    line.line = query.getColumn(0).getInt64();
    line.due = query.getColumn(1).getInt64();
    line.subject = subject_in(query, 2);
    line.member = query.getColumn(5).getInt64();
    line.points = query.getColumn(6).getInt64();
    if (!query.getColumn(7).isNull()) {
      line.outcome = static_cast<LineOutcome>(query.getColumn(7).getInt64());
    }
    lines.push_back(line);
  }
  return lines;
}

Result<Instant> after_working_days(const store::Reader& book, const calendar::Zone& zone,
                                   Instant begin, int count) {
  std::int64_t day = calendar::day_number(begin, zone);
  // A holiday of eight days and two weekends lie on the longest way of a week.
  const calendar::WorkingDays days = calendar::working_days_of(
      book, calendar::day_of(day), calendar::day_of(day + 3LL * count + 31));
  while (count > 0) {
    if (days.is_workday(calendar::day_of(++day))) --count;
  }
  return calendar::start_of_day(day + 1, zone);
}

Status may_post(const store::Reader& book, Period period, const calendar::Zone& zone, Instant now) {
  const std::string text = to_text(period);
  const std::vector<Settlement> all = settlements(book);
  for (const Settlement& one : all) {
    if (one.period == text) {
      return Error{Problem::period_frozen, {text, text_of(one.settlement)}, {}};
    }
  }
  if (!all.empty() && all.back().period > text) {
    return Error{Problem::period_passed, {text, all.back().period}, {}};
  }
  if (!all.empty() && !all.back().confirmed_at) {
    return Error{
        Problem::settlement_waits, {text_of(all.back().settlement), all.back().period}, {}};
  }
  const auto end = end_of(period, zone);
  if (!end) return end.error();
  if (now < *end) return Error{Problem::period_open, {text, text_of(end->seconds)}, {}};
  return {};
}

Result<Settlement> post_list(store::Writer& book, const calendar::Zone& zone, Period period,
                             std::span<const Line> lines, const points::Digest& digest,
                             int objection_days) {
  const Status may = may_post(book, period, zone, book.now());
  if (!may) return may.error();
  const auto until = after_working_days(book, zone, book.now(), objection_days);
  if (!until) return until.error();
  std::int64_t points = 0;
  for (const Line& line : lines) points += line.worth.points;
  const points::Head head = points::head_of(book);
  SQLite::Statement add(book.database(), kAdd);
  add.bind(1, to_text(period));
  add.bind(2, end_of(period, zone)->seconds);
  add.bind(3, static_cast<std::int64_t>(lines.size()));
  add.bind(4, points);
  add.bind(5, digest.data(), static_cast<int>(digest.size()));
  add.bind(6, head.count);
  add.bind(7, head.hash.data(), static_cast<int>(head.hash.size()));
  add.bind(8, book.now().seconds);
  add.bind(9, book.actor());
  add.bind(10, until->seconds);
  add.bind(11, book.mark());
  add.exec();
  const Settlement posted = *settlement_of(book, period);
  SQLite::Statement add_line(book.database(), kAddLine);
  std::int64_t number = 0;
  for (Line line : lines) {
    if (line.due == 0) make_due(book, line);
    add_line.reset();
    add_line.bind(1, posted.settlement);
    add_line.bind(2, ++number);
    add_line.bind(3, line.due);
    bind_subject(add_line, 4, line.subject);
    add_line.bind(7, line.member);
    add_line.bind(8, line.worth.points);
    add_line.bind(9, book.mark());
    add_line.exec();
  }
  return posted;
}

}  // namespace yangxiao::settle
