#include "settle/due_explanation.hpp"

#include "member/erased.hpp"
#include "points/lots.hpp"
#include "points/reversal.hpp"
#include "settle/earning.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::settle {
namespace {

constexpr const char* kPaid = R"sql(
  SELECT earning.due, earning.member, filed_on, earning.rule, standing, place,
    tellers, category_points, photo_points, percent, first_points, service_points, bonus_points,
    cut_by_day, cut_by_month, points, taken_back, settlement, earning.transfer, lot.expires_at,
    lot.remaining, paying.recorded_at,
    (SELECT number FROM transfer WHERE reverses = earning.transfer AND first = number)
  FROM earning LEFT JOIN lot ON lot.lot = earning.transfer
    LEFT JOIN transfer AS paying ON paying.number = earning.transfer
  WHERE earning.report = ?1 OR earning.participation = ?2 OR earning.bonus = ?3 ORDER BY earning.earning)sql";
constexpr const char* kDueOf = R"sql(
  SELECT due FROM due WHERE (report = ?1 OR participation = ?2 OR bonus = ?3) AND cancelled_at IS NULL
  ORDER BY due DESC LIMIT 1)sql";
constexpr const char* kListed = R"sql(
  SELECT settlement, line, due, member, points, outcome FROM settlement_line
  WHERE report = ?1 OR participation = ?2 OR bonus = ?3 ORDER BY settlement)sql";

std::vector<PaidLine> paid_lines(const store::Reader& book, const Line& about) {
  SQLite::Statement row(book.database(), kPaid);
  bind_subject(row, 1, about.subject);
  const auto number = [&row](int column) { return row.getColumn(column).getInt64(); };
  std::vector<PaidLine> paid;
  while (row.executeStep()) {
    PaidLine one;
    Line& line = one.line;
    line = about;
    line.due = number(0);
    line.member = number(1);
    line.filed_on = number(2);
    line.rule = number(3);
    line.precedence = {static_cast<Standing>(number(4)), number(5), number(6)};
    line.worth = {number(7),  number(8),  number(9),  number(10), number(11),
                  number(12), number(13), number(14), number(15)};
    one.taken_back = number(16);
    one.settlement = store::read_number(row, 17);
    one.transfer = number(18);
    if (!row.getColumn(19).isNull()) one.lot = LotLeft{Instant{number(19)}, number(20)};
    one.booked_at = Instant{number(21)};
    one.reversal = number(22);
    if (one.reversal != 0) one.lost = points::lost_by(book, one.reversal);
    paid.push_back(one);
  }
  return paid;
}

std::vector<ListedLine> listed_lines(const store::Reader& book, const points::Subject& subject) {
  SQLite::Statement row(book.database(), kListed);
  bind_subject(row, 1, subject);
  std::vector<ListedLine> listed;
  while (row.executeStep()) {
    PostedLine line{row.getColumn(1).getInt64(), row.getColumn(2).getInt64(), subject,
                    row.getColumn(3).getInt64(), row.getColumn(4).getInt64(), {}};
    if (!row.getColumn(5).isNull()) {
      line.outcome = static_cast<LineOutcome>(row.getColumn(5).getInt64());
    }
    listed.push_back({*settlement_numbered(book, row.getColumn(0).getInt64()), line});
  }
  return listed;
}

std::optional<std::int64_t> due_of(const store::Reader& book, const points::Subject& subject) {
  SQLite::Statement query(book.database(), kDueOf);
  bind_subject(query, 1, subject);
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getInt64();
}

// A due that waits stands in a row with the others that wait, and they share what caps leave.
std::optional<Line> line_now(const store::Reader& book, const calendar::Zone& zone,
                             const DueExplanation& about, std::int64_t due) {
  if (!about.paid.empty()) return reckon_one(book, zone, due);
  Which which{points::kNever, {}};
  if (!about.lists.empty() && !about.lists.back().list.confirmed_at) {
    which.settlement = about.lists.back().list.settlement;
  }
  for (const Line& line : draft(book, zone, which)) {
    if (line.due == due) return line;
  }
  return std::nullopt;
}

}  // namespace

std::int64_t DueExplanation::standing() const {
  std::int64_t sum = 0;
  for (const PaidLine& one : paid) sum += one.line.worth.points - one.taken_back;
  return sum;
}

std::int64_t DueExplanation::worth_now() const {
  if (!now) return 0;
  return worth_within(now->worth, room).points;
}

bool DueExplanation::has_moved() const {
  return now && !paid.empty() && now->precedence.standing != paid.back().line.precedence.standing;
}

DueExplanation explain_due(const store::Reader& book, const calendar::Zone& zone, const Line& about,
                           bool is_due) {
  DueExplanation due;
  due.paid = paid_lines(book, about);
  due.lists = listed_lines(book, about.subject);
  const auto number = due_of(book, about.subject);
  if (number && is_due) due.now = line_now(book, zone, due, *number);
  if (number) due.room = paid_so_far(earnings_of(book, *number)).room;
  for (Objection& one : objections(book, {})) {
    if (one.subject == about.subject) due.objections.push_back(std::move(one));
  }
  const std::unordered_set<std::int64_t> erased = member::erased_members(book);
  for (const PaidLine& one : due.paid) due.is_of_erased |= erased.contains(one.line.member);
  for (const ListedLine& one : due.lists) due.is_of_erased |= erased.contains(one.line.member);
  return due;
}

}  // namespace yangxiao::settle
