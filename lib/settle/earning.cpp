#include "settle/earning.hpp"

#include <algorithm>
#include <initializer_list>

#include "points/reversal.hpp"
#include "store/bind_optional.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::settle {
namespace {

constexpr const char* kAdd = R"sql(
  INSERT INTO earning (due, generation, member, filed_on, rule, minutes, standing, place, tellers,
    category_points, photo_points, percent, first_points, service_points, bonus_points, cut_by_day,
    cut_by_month, points, link, settlement, transfer, mark, category, report, participation, bonus)
  VALUES (?1, (SELECT count(*) + 1 FROM earning WHERE due = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,
    ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25))sql";
constexpr const char* kSettle = R"sql(
  UPDATE due SET settled_at = ?2, mark = ?3 WHERE due = ?1)sql";
constexpr const char* kOfDue = R"sql(
  SELECT earning, points, taken_back, transfer, standing,
    iif(cut_by_day + cut_by_month > 0, ((category_points + photo_points) * percent + 50) / 100
      + first_points + service_points + bonus_points - cut_by_day - cut_by_month, NULL), member
  FROM earning WHERE due = ?1 ORDER BY generation)sql";

}  // namespace

EarningWriter::EarningWriter(store::Writer& book) : book_(book), add_(book.database(), kAdd) {}

void EarningWriter::add(const Line& line, const std::optional<std::int64_t>& transfer,
                        const std::optional<std::int64_t>& settlement, std::int64_t last_link) {
  const Precedence& precedence = line.precedence;
  const Worth& worth = line.worth;
  add_.reset();
  int index = 0;
  for (const std::int64_t number :
       {line.due, line.member, line.filed_on, line.rule, line.minutes,
        static_cast<std::int64_t>(precedence.standing), precedence.place, precedence.tellers,
        worth.category, worth.photo, worth.percent, worth.first, worth.service, worth.bonus,
        worth.cut_by_day, worth.cut_by_month, worth.points, transfer.value_or(last_link)}) {
    add_.bind(++index, number);
  }
  using Number = std::optional<std::int64_t>;
  store::bind_optional(add_, 19, settlement);
  store::bind_optional(add_, 20, transfer);
  add_.bind(21, book_.mark());
  store::bind_optional(add_, 22, line.category != 0 ? Number(line.category) : Number());
  bind_subject(add_, 23, line.subject);
  add_.exec();
  dues_.push_back(line.due);
}

void EarningWriter::settle() {
  // In the order of the table: each finds its page where the one before left it.
  std::sort(dues_.begin(), dues_.end());
  SQLite::Statement settle(book_.database(), kSettle);
  for (const std::int64_t due : dues_) {
    settle.reset();
    settle.bind(1, due);
    settle.bind(2, book_.now().seconds);
    settle.bind(3, book_.mark());
    settle.exec();
  }
  dues_.clear();
}

void bind_subject(SQLite::Statement& statement, int first, const points::Subject& subject) {
  static constexpr points::SubjectKind kColumns[] = {
      points::SubjectKind::report, points::SubjectKind::activity, points::SubjectKind::bonus};
  for (const points::SubjectKind column : kColumns) {
    if (column == subject.kind) {
      statement.bind(first++, subject.number);
    } else {
      statement.bind(first++);
    }
  }
}

points::Subject subject_in(SQLite::Statement& row, int first) {
  const auto number = [&row, first](int column) {
    return row.getColumn(first + column).getInt64();
  };
  if (!row.getColumn(first).isNull()) return points::of_report(number(0));
  if (!row.getColumn(first + 2).isNull()) return points::of_bonus(number(2));
  return points::of_participation(number(1));
}

std::vector<Earning> earnings_of(const store::Reader& book, std::int64_t due) {
  SQLite::Statement query(book.database(), kOfDue);
  query.bind(1, due);
  std::vector<Earning> earnings;
  while (query.executeStep()) {
    Earning one{query.getColumn(0).getInt64(), query.getColumn(1).getInt64(),
                query.getColumn(2).getInt64(), query.getColumn(3).getInt64(),
                static_cast<Standing>(query.getColumn(4).getInt64())};
    one.room = store::read_number(query, 5);
    one.member = query.getColumn(6).getInt64();
    earnings.push_back(one);
  }
  return earnings;
}

std::int64_t never_recovered(const store::Reader& book, std::span<const Earning> earnings) {
  std::int64_t points = 0;
  for (const Earning& one : earnings) {
    if (one.taken_back == 0) continue;
    const auto reversal = points::reversal_of(book, one.transfer);
    if (reversal) points += points::lost_by(book, *reversal).unrecovered;
  }
  return points;
}

PaidSoFar paid_so_far(std::span<const Earning> earnings) {
  PaidSoFar paid;
  std::int64_t member = 0;
  for (const Earning& one : earnings) {
    if (one.member != member) paid.room.reset();
    member = one.member;
    paid.points += one.points - one.taken_back;
    if (one.room) paid.room = one.room;
    paid.standing = one.standing;
  }
  return paid;
}

}  // namespace yangxiao::settle
