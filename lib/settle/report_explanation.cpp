#include "settle/report_explanation.hpp"

#include <algorithm>

#include "member/merged_members.hpp"
#include "points/booking.hpp"
#include "points/lots.hpp"
#include "report/report_table.hpp"
#include "report/reporters.hpp"
#include "settle/earning.hpp"
#include "settle/tellers.hpp"

namespace yangxiao::settle {
namespace {

constexpr const char* kPaid = R"sql(
  SELECT earning.due, earning.report, earning.member, filed_on, earning.rule, standing, place,
    tellers, category_points, photo_points, percent, first_points, cut_by_day, cut_by_month, points,
    taken_back, settlement, earning.transfer, lot.expires_at, lot.remaining, paying.recorded_at,
    (SELECT number FROM transfer WHERE reverses = earning.transfer AND first = number)
  FROM earning LEFT JOIN lot ON lot.lot = earning.transfer
    LEFT JOIN transfer AS paying ON paying.number = earning.transfer
  WHERE earning.report = ?1 ORDER BY earning.earning)sql";
constexpr const char* kDueOfReport = R"sql(
  SELECT due FROM due WHERE report = ?1 AND cancelled_at IS NULL ORDER BY due DESC LIMIT 1)sql";
constexpr const char* kListed = R"sql(
  SELECT settlement, line, due, report, member, points, outcome FROM settlement_line
  WHERE report = ?1 ORDER BY settlement)sql";

// What a reversal found nowhere.
std::int64_t unrecovered_by(const store::Reader& book, std::int64_t reversal) {
  std::int64_t points = 0;
  for (const points::Booking& one : points::bookings_of_group(book, reversal)) {
    const bool is_lost = one.from.kind == points::AccountKind::unrecovered;
    points += is_lost ? one.transfer.amount : 0;
  }
  return points;
}

std::vector<PaidLine> paid_lines(const store::Reader& book, const report::Report& report) {
  SQLite::Statement row(book.database(), kPaid);
  row.bind(1, report.id);
  const auto number = [&row](int column) { return row.getColumn(column).getInt64(); };
  std::vector<PaidLine> paid;
  while (row.executeStep()) {
    PaidLine one;
    Line& line = one.line;
    line = {number(0),
            number(1),
            number(2),
            report.category,
            report.filed_at,
            number(3),
            number(4),
            {static_cast<Standing>(number(5)), number(6), number(7)},
            {number(8), number(9), number(10), number(11), number(12), number(13), number(14)}};
    one.taken_back = number(15);
    if (!row.getColumn(16).isNull()) one.settlement = number(16);
    one.transfer = number(17);
    if (!row.getColumn(18).isNull()) one.lot = LotLeft{Instant{number(18)}, number(19)};
    one.booked_at = Instant{number(20)};
    one.reversal = number(21);
    one.unrecovered = unrecovered_by(book, one.reversal);
    paid.push_back(one);
  }
  return paid;
}

std::vector<ListedLine> listed_lines(const store::Reader& book, std::int64_t report) {
  SQLite::Statement row(book.database(), kListed);
  row.bind(1, report);
  std::vector<ListedLine> listed;
  while (row.executeStep()) {
    PostedLine line{row.getColumn(1).getInt64(), row.getColumn(2).getInt64(),
                    row.getColumn(3).getInt64(), row.getColumn(4).getInt64(),
                    row.getColumn(5).getInt64(), {}};
    if (!row.getColumn(6).isNull()) {
      line.outcome = static_cast<LineOutcome>(row.getColumn(6).getInt64());
    }
    listed.push_back({*settlement_numbered(book, row.getColumn(0).getInt64()), line});
  }
  return listed;
}

// Of those who told it, in their order, the one that the place was decided against: for a later or
// repeated one the earlier, for the first one the next person.
std::optional<Rival> rival_of(const store::Reader& book, const report::Report& report) {
  const member::MergedMembers merged(book);
  const std::vector<Teller> tellers = Tellers(book, merged).of(report.head.value_or(report.id));
  const std::vector<const Teller*> ordered = in_order(tellers);
  const auto own = std::find_if(ordered.begin(), ordered.end(),
                                [&report](const Teller* one) { return one->report == report.id; });
  if (own == ordered.end()) return std::nullopt;
  const auto is_same = [own](const Teller* one) { return one->person == (*own)->person; };
  auto rival = std::find_if(ordered.begin(), own, is_same);
  if (rival == own) rival = ordered.begin();
  if (rival == own) rival = std::find_if_not(own, ordered.end(), is_same);
  if (rival == ordered.end()) return std::nullopt;
  return Rival{(*rival)->report, (*rival)->filed_at};
}

std::optional<Undue> undue_of(const store::Reader& book, const calendar::Zone& zone,
                              const ReportExplanation& about) {
  const report::Report& report = about.report;
  if (report::is_turned_down(report.state)) return Undue::turned_down;
  if (!about.evidence) {
    return report.state == report::State::closed ? Undue::closed_without : Undue::unverified;
  }
  if (!report.member) return Undue::nobody;
  const report::Reporters reporters(book, zone, 0);
  if (!reporters.earner(report.member, report.filed_at)) return Undue::not_joined;
  return std::nullopt;
}

std::optional<std::int64_t> due_of(const store::Reader& book, std::int64_t report) {
  SQLite::Statement query(book.database(), kDueOfReport);
  query.bind(1, report);
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getInt64();
}

// A due that waits stands in a row with the others that wait, and they share what caps leave.
std::optional<Line> line_now(const store::Reader& book, const calendar::Zone& zone,
                             const ReportExplanation& about, std::int64_t due) {
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

std::int64_t ReportExplanation::standing() const {
  std::int64_t sum = 0;
  for (const PaidLine& one : paid) sum += one.line.worth.points - one.taken_back;
  return sum;
}

std::int64_t ReportExplanation::worth_now() const {
  if (!now) return 0;
  return worth_within(now->worth, room).points;
}

bool ReportExplanation::has_moved() const {
  return now && !paid.empty() && now->precedence.standing != paid.back().line.precedence.standing;
}

ReportExplanation explain_report(const store::Reader& book, const calendar::Zone& zone,
                                 const report::Report& report) {
  ReportExplanation about;
  about.report = report;
  about.evidence = report::evidence_of(book, report);
  about.verified_report = report.id;
  if (!about.evidence && report.head) {
    const auto head = report::ReportReader(book).at(*report.head);
    if (head) about.evidence = report::evidence_of(book, *head);
    if (about.evidence) about.verified_report = *report.head;
  }
  about.undue = undue_of(book, zone, about);
  about.paid = paid_lines(book, report);
  about.rival = rival_of(book, report);
  about.lists = listed_lines(book, report.id);
  const auto due = due_of(book, report.id);
  if (due && !about.undue) about.now = line_now(book, zone, about, *due);
  if (due) about.room = paid_so_far(earnings_of(book, *due)).room;
  for (Objection& one : objections(book, {})) {
    if (one.report == report.id) about.objections.push_back(std::move(one));
  }
  return about;
}

}  // namespace yangxiao::settle
