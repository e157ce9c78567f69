#include "settle/objection.hpp"

#include <algorithm>

#include "activity/participation.hpp"
#include "base/text/whole_number.hpp"
#include "catalogue/entry_table.hpp"
#include "member/actor.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "report/event.hpp"
#include "report/report_table.hpp"
#include "settle/correction.hpp"
#include "settle/earning.hpp"
#include "settle/settlement.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::settle {
namespace {

constexpr const char* kPaidSince = R"sql(
  SELECT 1 FROM earning JOIN due USING (due)
  WHERE earning.report = ?1 AND earning.taken_back = 0 AND earning.transfer IS NOT NULL
    AND due.at >= ?2)sql";
constexpr const char* kAll = R"sql(
  SELECT objection, settlement, line, report, participation, bonus, activity, member, note, filed_at,
    decide_by, decided_at, decided_by, upheld, reason, transfer
  FROM objection ORDER BY objection)sql";
constexpr const char* kAdd = R"sql(
  INSERT INTO objection (settlement, line, report, participation, bonus, activity, member, note,
    filed_at, filed_by, decide_by, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))sql";
constexpr const char* kDecide = R"sql(
  UPDATE objection SET decided_at = ?2, decided_by = ?3, upheld = ?4, reason = ?5, transfer = ?6,
    decided_mark = ?7, mark = ?7
  WHERE objection = ?1)sql";
// An open one keeps the line of every list that is about the same from being paid; one that was
// upheld that of every list that was posted before (the marks are those of the transactions).
constexpr const char* kObjectedTo = R"sql(
  SELECT settlement_line.line FROM objection
    CROSS JOIN settlement_line ON settlement_line.report = objection.report
      OR settlement_line.participation = objection.participation
      OR settlement_line.bonus = objection.bonus
  WHERE settlement_line.settlement = ?1
    AND (objection.decided_at IS NULL
      OR objection.upheld = 1 AND settlement_line.outcome IS NULL
        AND settlement_line.mark < objection.decided_mark))sql";
// The list that it was on last.
constexpr const char* kLineOfReport = R"sql(
  SELECT settlement, line FROM settlement_line WHERE report = ?1 ORDER BY settlement DESC LIMIT 1)sql";
constexpr const char* kLineOfPart = R"sql(
  SELECT settlement, line FROM settlement_line WHERE participation = ?1
  ORDER BY settlement DESC LIMIT 1)sql";
constexpr const char* kSubjectOfLine = R"sql(
  SELECT report, participation, bonus FROM settlement_line WHERE settlement = ?1 AND line = ?2)sql";
constexpr const char* kOverdue = R"sql(
  SELECT count(*) FROM objection WHERE decided_at IS NULL AND decide_by <= ?1)sql";
constexpr const char* kRemarks = R"sql(
  SELECT report, participation, bonus, objection, decided_at IS NULL OR decided_at >= ?1
  FROM objection
  WHERE (activity IS NULL OR participation IS NOT NULL) AND filed_at < ?1
    AND (decided_at IS NULL OR decided_at >= ?1 OR upheld = 1)
  ORDER BY objection)sql";
constexpr const char* kOpenDue = R"sql(
  SELECT 1 FROM due
  WHERE (report = ?1 OR participation = ?2 OR bonus = ?3) AND settled_at IS NULL
    AND cancelled_at IS NULL)sql";
constexpr const char* kOpenOne = R"sql(
  SELECT objection FROM objection
  WHERE (report = ?1 OR activity = ?2 OR bonus = ?3) AND member = ?4 AND decided_at IS NULL)sql";

Objection read_objection(SQLite::Statement& row) {
  Objection one;
  one.objection = row.getColumn(0).getInt64();
  one.settlement = store::read_number(row, 1);
  one.line = row.getColumn(2).getInt64();
  one.subject = subject_in(row, 3);
  one.activity = row.getColumn(6).getInt64();
  one.member = row.getColumn(7).getInt64();
  one.note = row.getColumn(8).getString();
  one.filed_at = Instant{row.getColumn(9).getInt64()};
  one.decide_by = Instant{row.getColumn(10).getInt64()};
  one.decided_at = store::read_time(row, 11);
  one.decided_by = row.getColumn(12).getString();
  one.upheld = row.getColumn(13).getInt64() != 0;
  one.reason = row.getColumn(14).getString();
  one.transfer = row.getColumn(15).getInt64();
  return one;
}

std::vector<Objection> all_objections(const store::Reader& book) {
  SQLite::Statement query(book.database(), kAll);
  std::vector<Objection> all;
  while (query.executeStep()) all.push_back(read_objection(query));
  return all;
}

std::optional<Objection> objection_numbered(const store::Reader& book, std::int64_t number) {
  for (Objection& one : all_objections(book)) {
    if (one.objection == number) return std::move(one);
  }
  return std::nullopt;
}

// "1:3"; nothing: it is no such pair.
struct ListLine {
  std::int64_t settlement = 0;
  std::int64_t line = 0;
};
std::optional<ListLine> parse_line(const std::string& word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const auto list = text::whole_number(std::string_view(word).substr(0, colon));
  const auto line = text::whole_number(std::string_view(word).substr(colon + 1));
  if (!list || !line) return std::nullopt;
  return ListLine{*list, *line};
}

bool is_about_report(const Objection& one) {
  return one.subject.kind == points::SubjectKind::report;
}

Result<Objection> about_line(const store::Reader& book, const ListLine& at,
                             const std::string& word) {
  SQLite::Statement query(book.database(), kSubjectOfLine);
  query.bind(1, at.settlement);
  query.bind(2, at.line);
  if (!query.executeStep()) return Error{Problem::line_missing, {word}, {}};
  Objection one;
  one.settlement = at.settlement;
  one.line = at.line;
  one.subject = subject_in(query, 0);
  if (one.subject.kind != points::SubjectKind::activity) return one;
  const auto part = activity::ParticipationReader(book).at(one.subject.number);
  if (!part) return Error{Problem::line_missing, {word}, {}};
  one.activity = part->activity.id;
  return one;
}

// A word that is no report's may be an activity's code.
Result<Objection> about_named(const store::Reader& book, const std::string& word,
                              std::int64_t member) {
  Objection one;
  const auto report = report::report_named(book, word);
  const auto activity =
      report ? Result<activity::Activity>(Error{}) : activity::activity_with_code(book, word);
  if (!report && !activity) {
    return report::looks_like_report(word) ? report.error() : activity.error();
  }
  if (report) {
    one.subject = points::of_report(report->id);
  } else {
    const auto part = activity::ParticipationReader(book).part_in(activity->id, member);
    one.subject = points::of_participation(part ? part->id : 0);
    one.activity = activity->id;
  }
  SQLite::Statement query(book.database(), is_about_report(one) ? kLineOfReport : kLineOfPart);
  query.bind(1, one.subject.number);
  if (query.executeStep()) {
    one.settlement = query.getColumn(0).getInt64();
    one.line = query.getColumn(1).getInt64();
  }
  return one;
}

Result<Objection> subject_of(const store::Reader& book, const std::string& word,
                             std::int64_t member) {
  if (const auto pair = parse_line(word)) return about_line(book, *pair, word);
  return about_named(book, word, member);
}

void write(store::Writer& book, Objection& one) {
  SQLite::Statement add(book.database(), kAdd);
  if (one.settlement) {
    add.bind(1, *one.settlement);
    add.bind(2, one.line);
  }
  // A part that is missing has no number.
  if (one.subject.number != 0) bind_subject(add, 3, one.subject);
  if (one.activity != 0) add.bind(6, one.activity);
  add.bind(7, one.member);
  add.bind(8, one.note);
  add.bind(9, one.filed_at.seconds);
  add.bind(10, book.actor());
  add.bind(11, one.decide_by.seconds);
  add.bind(12, book.mark());
  add.exec();
  one.objection = book.database().getLastInsertRowid();
}

// Whether somebody resolved or verified a report, or the one that it tells again.
bool had_a_hand_in_report(const store::Reader& book, std::int64_t report,
                          const std::string& actor) {
  report::ReportReader reader(book);
  const auto found = reader.at(report);
  for (const std::int64_t one : {report, found ? found->head.value_or(report) : report}) {
    for (const report::Event& event : report::events_of(book, one)) {
      const bool is_step = event.kind == "resolve" || event.kind == "verify";
      if (is_step && member::is_same_actor(event.actor, actor)) return true;
    }
  }
  return false;
}

// Whether somebody brought a figure of the part in. Who decided between figures may decide again.
bool had_a_hand_in_part(const store::Reader& book, std::int64_t number, const std::string& actor) {
  const auto part = activity::ParticipationReader(book).at(number);
  if (!part) return false;
  return std::any_of(part->figures.begin(), part->figures.end(),
                     [&actor](const activity::Figure& one) {
                       return !one.reason && member::is_same_actor(one.actor, actor);
                     });
}

bool had_a_hand(const store::Reader& book, const Objection& one, const std::string& actor) {
  switch (one.subject.kind) {
    case points::SubjectKind::report:
      return had_a_hand_in_report(book, one.subject.number, actor);
    case points::SubjectKind::activity:
      return had_a_hand_in_part(book, one.subject.number, actor);
    case points::SubjectKind::bonus:
    case points::SubjectKind::redemption:
      break;
  }
  return false;
}

// Whether a report was verified and paid since a moment, as where one that was called false is
// verified after all under rules that pay at once.
bool paid_since(const store::Reader& book, const points::Subject& subject, Instant moment) {
  if (subject.kind != points::SubjectKind::report) return false;
  SQLite::Statement query(book.database(), kPaidSince);
  query.bind(1, subject.number);
  query.bind(2, moment.seconds);
  return query.executeStep();
}

// What hours are due, or were paid, is put right by what they count: that has to be known.
Status is_decided(const store::Reader& book, const Objection& one) {
  if (one.subject.kind != points::SubjectKind::activity) return {};
  const auto part = activity::ParticipationReader(book).judged_at(one.subject.number);
  if (!part || !activity::waits(part->standing)) return {};
  const std::int64_t member = member::head_of(book, part->participation.member);
  const auto entry = catalogue::EntryReader(book, member::members()).at(member);
  return Error{Problem::objection_undecided,
               {std::to_string(one.objection), part->participation.activity.code, entry->code},
               {}};
}

// Whether something waits to be paid. A part that is missing may come after the decision.
bool is_due(const store::Reader& book, const Objection& one) {
  if (one.subject.number == 0) return true;
  SQLite::Statement query(book.database(), kOpenDue);
  bind_subject(query, 1, one.subject);
  return query.executeStep();
}

void keep(store::Writer& book, const Objection& one) {
  SQLite::Statement decide(book.database(), kDecide);
  decide.bind(1, one.objection);
  decide.bind(2, one.decided_at->seconds);
  decide.bind(3, one.decided_by);
  decide.bind(4, one.upheld ? 1 : 0);
  decide.bind(5, one.reason);
  if (one.transfer != 0) decide.bind(6, one.transfer);
  decide.bind(7, book.mark());
  decide.exec();
}

}  // namespace

std::vector<Objection> objections(const store::Reader& book, Instant now) {
  std::vector<Objection> all = all_objections(book);
  const auto rank = [now](const Objection& one) {
    if (one.decided_at) return 2;
    return one.decide_by <= now ? 0 : 1;
  };
  std::stable_sort(all.begin(), all.end(),
                   [&rank](const Objection& a, const Objection& b) { return rank(a) < rank(b); });
  return all;
}

std::int64_t overdue_count(const store::Reader& book, Instant now) {
  SQLite::Statement query(book.database(), kOverdue);
  query.bind(1, now.seconds);
  query.executeStep();
  return query.getColumn(0).getInt64();
}

std::map<points::Subject, Remark> remarks(const store::Reader& book, Instant before) {
  SQLite::Statement query(book.database(), kRemarks);
  query.bind(1, before.seconds);
  std::map<points::Subject, Remark> all;
  while (query.executeStep()) {
    all[subject_in(query, 0)] = {query.getColumn(3).getInt64(), query.getColumn(4).getInt64() != 0};
  }
  return all;
}

std::unordered_set<std::int64_t> lines_objected_to(const store::Reader& book,
                                                   std::int64_t settlement) {
  SQLite::Statement query(book.database(), kObjectedTo);
  query.bind(1, settlement);
  std::unordered_set<std::int64_t> lines;
  while (query.executeStep()) lines.insert(query.getColumn(0).getInt64());
  return lines;
}

Result<Objection> object(store::Writer& book, const calendar::Zone& zone, const Objecting& asked) {
  const auto entry = catalogue::entry_with_code(book, member::members(), asked.member);
  auto one = subject_of(book, asked.about, entry ? entry->id : 0);
  if (!one) return one.error();
  if (!entry) return entry.error();
  one->member = member::head_of(book, entry->id);
  SQLite::Statement open(book.database(), kOpenOne);
  if (one->activity != 0) {
    open.bind(2, one->activity);
  } else {
    open.bind(is_about_report(*one) ? 1 : 3, one->subject.number);
  }
  open.bind(4, one->member);
  if (open.executeStep()) {
    return Error{Problem::objection_open, {open.getColumn(0).getString()}, {}};
  }
  open.reset();
  const auto decide_by = after_working_days(book, zone, book.now(), asked.decide_days);
  if (!decide_by) return decide_by.error();
  one->note = asked.note;
  one->filed_at = book.now();
  one->decide_by = *decide_by;
  write(book, *one);
  return one;
}

Result<Decided> decide(store::Writer& book, points::Ledger& ledger, const calendar::Zone& zone,
                       const Deciding& asked) {
  auto one = objection_numbered(book, asked.objection);
  const std::string number = std::to_string(asked.objection);
  if (!one) return Error{Problem::objection_missing, {number}, {}};
  if (one->decided_at) {
    return Error{
        Problem::objection_decided, {number, std::to_string(one->decided_at->seconds)}, {}};
  }
  if (had_a_hand(book, *one, book.actor())) {
    return Error{Problem::own_work_decided, {number, book.actor()}, {}};
  }
  if (member::is_actor(book, one->member, book.actor())) {
    return Error{Problem::own_objection, {number, book.actor()}, {}};
  }
  one->decided_at = book.now();
  one->decided_by = book.actor();
  one->upheld = asked.upheld;
  one->reason = asked.reason;
  Corrected corrected;
  bool paid_meanwhile = false;
  if (asked.upheld) {
    const Status decided = is_decided(book, *one);
    if (!decided) return decided.error();
  }
  if (asked.upheld && settled_due(book, one->subject)) {
    const auto booked = correct(book, ledger, zone, {one->subject, one->settlement, asked.reason});
    if (!booked) return booked.error();
    paid_meanwhile = booked->transfer == 0 && paid_since(book, one->subject, one->filed_at);
    if (booked->transfer == 0 && !paid_meanwhile) {
      return Error{Problem::objection_vain, {number}, {}};
    }
    if (booked->transfer != 0) one->transfer = booked->transfer;
    corrected = *booked;
  } else if (asked.upheld && !is_due(book, *one)) {
    return Error{Problem::objection_vain, {number}, {}};
  }
  keep(book, *one);
  return Decided{*one, corrected, paid_meanwhile};
}

}  // namespace yangxiao::settle
