#include "settle/erasure.hpp"

#include <algorithm>
#include <vector>

#include "catalogue/entry_table.hpp"
#include "member/erased.hpp"
#include "member/history.hpp"
#include "member/member.hpp"
#include "points/account.hpp"
#include "points/debt.hpp"
#include "redeem/release.hpp"
#include "settle/data_subject.hpp"
#include "settle/erased_texts.hpp"
#include "settle/request_about.hpp"
#include "settle/rows_of_others.hpp"

namespace yangxiao::settle {
namespace {

// Each takes what bind_lists() binds, and behind it the mark, the time and the actor.
constexpr int kMark = 5;

constexpr const char* kOpenObjection = R"sql(
  SELECT objection FROM objection
  WHERE decided_at IS NULL AND (member IN (SELECT value FROM json_each(?1))
    OR report IN (SELECT report FROM report WHERE member IN (SELECT value FROM json_each(?1)))
    OR participation IN (
      SELECT participation FROM participation WHERE member IN (SELECT value FROM json_each(?1)))
    OR bonus IN (SELECT bonus FROM bonus WHERE member IN (SELECT value FROM json_each(?1))))
  ORDER BY objection LIMIT 1)sql";
constexpr const char* kDismissObjections = R"sql(
  UPDATE objection SET decided_at = ?6, decided_by = ?7, upheld = 0, reason = '',
    mark = ?5, decided_mark = ?5
  WHERE decided_at IS NULL AND member IN (SELECT value FROM json_each(?1)))sql";
// They stay, of nobody: what a team earned by them counts for it still.
constexpr const char* kCountDues = R"sql(
  SELECT count(*) FROM due
  WHERE member IN (SELECT value FROM json_each(?1)) AND settled_at IS NULL
    AND cancelled_at IS NULL)sql";
constexpr const char* kCountReports = R"sql(
  SELECT count(*) FROM report
  WHERE )sql" REPORT_IS_THEIRS;

// In the order in which they need each other. ?8: the code by which the row is known from then on.
constexpr const char* kRefuseWaiting = R"sql(
  UPDATE approval SET decided_at = ?6, decided_by = ?7, approved = 0, mark = ?5
  WHERE decided_at IS NULL AND member IN (SELECT value FROM json_each(?4)))sql";
constexpr const char* kClearByHand = R"sql(
  UPDATE approval SET member = ?8, reason = '', mark = ?5
  WHERE member IN (SELECT value FROM json_each(?4)) OR transfer IN (
    SELECT number FROM transfer WHERE debit IN (SELECT value FROM json_each(?2))
    UNION SELECT number FROM transfer WHERE credit IN (SELECT value FROM json_each(?2))))sql";
// A key may name them: another is kept as gone.
constexpr const char* kClearRequests =
    "DELETE FROM request WHERE " REQUEST_IS_ABOUT "RETURNING hex(randomblob(8))";
constexpr const char* kClearNotes = R"sql(
  DELETE FROM transfer_note WHERE transfer IN (
    SELECT number FROM transfer WHERE debit IN (SELECT value FROM json_each(?2))
    UNION SELECT number FROM transfer WHERE credit IN (SELECT value FROM json_each(?2)))
  RETURNING transfer)sql";
constexpr const char* kClearStockNotes = R"sql(
  DELETE FROM stock_note WHERE movement IN (
    SELECT number FROM redemption CROSS JOIN stock_movement USING (redemption)
    WHERE member IN (SELECT value FROM json_each(?1)))
  RETURNING movement)sql";
constexpr const char* kClearVoucherNotes = R"sql(
  UPDATE redemption_event SET note = NULL, mark = ?5
  WHERE note IS NOT NULL AND redemption IN (
    SELECT redemption FROM redemption WHERE member IN (SELECT value FROM json_each(?1))))sql";
constexpr const char* kClearOwner = R"sql(
  DELETE FROM member_account WHERE member IN (SELECT value FROM json_each(?1))
  RETURNING account)sql";
constexpr const char* kClearObjections = R"sql(
  UPDATE objection SET note = '', reason = iif(reason IS NULL, NULL, ''), mark = ?5
  WHERE member IN (SELECT value FROM json_each(?1)))sql";
constexpr const char* kClearDecisions = R"sql(
  UPDATE attendance SET reason = '', mark = ?5
  WHERE reason IS NOT NULL AND participation IN (
    SELECT participation FROM participation WHERE member IN (SELECT value FROM json_each(?1))))sql";
constexpr const char* kClearVisitNotes = R"sql(
  UPDATE visit SET note = NULL, mark = ?5
  WHERE note IS NOT NULL AND member IN (SELECT value FROM json_each(?1)))sql";
constexpr const char* kClearCaptain = R"sql(
  UPDATE team SET captain = NULL, content = ?5, mark = ?5
  WHERE captain IN (SELECT value FROM json_each(?1)))sql";
constexpr const char* kClearFormerCaptain = R"sql(
  UPDATE batch_former SET former = json_set(former, '$.captain', NULL)
  WHERE batch IN (SELECT batch FROM batch WHERE subject = 'teams')
    AND json_extract(former, '$.captain') IN (SELECT value FROM json_each(?1)))sql";
constexpr const char* kClearFormerRows = R"sql(
  DELETE FROM batch_former WHERE row IN (SELECT value FROM json_each(?1))
    AND batch IN (SELECT batch FROM batch WHERE subject = 'members'))sql";
// The code in what the events of any report say that it was, or turned out to be.
constexpr const char* kClearLinks = R"sql(
  UPDATE report_event SET reason = ?8, mark = ?5
  WHERE kind = 'link' AND reason IN (SELECT value FROM json_each(?4)))sql";
constexpr const char* kClearFormerMember = R"sql(
  UPDATE report_event SET former = json_set(former, '$.member', ?8), mark = ?5
  WHERE former LIKE '%member%'
    AND json_extract(former, '$.member') IN (SELECT value FROM json_each(?4)))sql";
constexpr const char* kClearFormerContact = R"sql(
  UPDATE report_event SET former = json_remove(former, '$.phone', '$.reporter'),
    mark = ?5
  WHERE former IS NOT NULL AND report IN (
    SELECT report FROM report WHERE )sql" REPORT_IS_THEIRS R"sql())sql";
constexpr const char* kClearFormerReports = R"sql(
  UPDATE batch_former
  SET former = json_set(former, '$.contact_phone', '', '$.contact_name', '')
  WHERE )sql" FORMER_REPORT_IS_THEIRS;
constexpr const char* kClearContact = R"sql(
  UPDATE report SET contact_phone = NULL, contact_name = NULL, mark = ?5
  WHERE )sql" REPORT_IS_THEIRS;
constexpr const char* kClearHistory = R"sql(
  DELETE FROM member_event WHERE member IN (SELECT value FROM json_each(?1))
  RETURNING event)sql";
constexpr const char* kClearRows = R"sql(
  UPDATE member SET code = 'erased ' || member, name = '', phone = NULL, occupation = NULL,
    employer = NULL, team = NULL, station = NULL, patch = NULL, patch_radius = NULL,
    joined_on = NULL, left_on = NULL, note = NULL, lat = NULL, lon = NULL, source_lat = NULL,
    source_lon = NULL, source_datum = NULL, edited = 0, batch = NULL, content = ?5, mark = ?5
  WHERE member IN (SELECT value FROM json_each(?1)))sql";
constexpr const char* kKeepErasure = R"sql(
  INSERT INTO erasure (member, account, erased_at, actor, mark, born, born_token, since)
  SELECT member.member, account, ?6, ?7, ?5, born,
    coalesce((SELECT token FROM past WHERE past.mark = born), 0), ?9
  FROM json_each(?1) JOIN member ON member.member = value
    LEFT JOIN member_account ON member_account.member = value)sql";
constexpr const char* kKeepErasedReports = R"sql(
  INSERT OR REPLACE INTO erased_report (report, filed_at, mark)
  SELECT report, filed_at, ?5 FROM report
  WHERE )sql" REPORT_IS_THEIRS;
// Since when something of them is in the book: a row of theirs, or what they reported before. NULL
// and 0: nobody knows.
constexpr const char* kSince = R"sql(
  SELECT min(born), (SELECT min(coalesce((SELECT mark FROM batch WHERE batch.batch = report.batch),
      (SELECT min(mark) FROM report_event WHERE report_event.report = report.report), 0))
    FROM report WHERE )sql" REPORT_IS_THEIRS R"sql()
  FROM member WHERE member IN (SELECT value FROM json_each(?1)))sql";
// The contact of a report of theirs in an earlier state of the book.
constexpr const char* kContactOf = R"sql(
  SELECT contact_phone, contact_name FROM report
  WHERE report = ?1 AND filed_at = ?2 AND (contact_phone IS NOT NULL OR contact_name IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM member WHERE member.member = report.member AND name <> ''))sql";
constexpr const char* kForgetContactOf = R"sql(
  UPDATE report SET contact_phone = NULL, contact_name = NULL, mark = ?2 WHERE report = ?1)sql";

// A row that goes, and the table in which a number of it is kept as gone; "": none is.
struct Clearing {
  const char* sql;
  const char* table = "";
};
constexpr Clearing kClearings[] = {{kRefuseWaiting},
                                   {kClearByHand},
                                   {kClearRequests, "request"},
                                   {kClearNotes, "transfer_note"},
                                   {kClearStockNotes, "stock_note"},
                                   {kClearVoucherNotes},
                                   {kKeepErasure},
                                   {kKeepErasedReports},
                                   {kClearOwner, "member_account"},
                                   {kClearObjections},
                                   {kClearDecisions},
                                   {kClearVisitNotes},
                                   {kClearCaptain},
                                   {kClearFormerCaptain},
                                   {kClearFormerRows},
                                   {kClearLinks},
                                   {kClearFormerMember},
                                   {kClearFormerContact},
                                   {kClearFormerReports},
                                   {kClearContact},
                                   {kClearHistory, "member_event"},
                                   {kClearRows}};

class Erasure {
 public:
  // `terms`: what stands in the way is ended, and not waited for.
  Erasure(store::Writer& book, const OpenLedger& open, const redeem::Terms* terms,
          DataSubject subject)
      : book_(book), open_(open), terms_(terms), subject_(std::move(subject)) {
    done_.number = subject_.head;
  }

  Result<Erased> run(const std::string& code) {
    done_.code = code;
    Status status = free_lapsed();
    if (status) status = terms_ != nullptr ? end_what_is_open() : may_go();
    if (status) status = book_what_is_left();
    if (!status) return status.error();
    find_since();
    done_.dues = count(kCountDues);
    done_.reports = count(kCountReports);
    done_.left = rows_of_others(book_, subject_);
    clear_texts(book_, subject_);
    clear();
    book_.empty_wal_at_commit();
    return done_;
  }

  // Of somebody who was no member yet: what their reports say of them.
  void forget_contact() {
    clear_texts(book_, subject_);
    for (const char* sql : {kClearFormerContact, kClearFormerReports, kClearContact}) {
      bound(sql).exec();
    }
  }

 private:
  // Vouchers that have lapsed and are not booked hold nothing any more.
  Status free_lapsed() {
    if (redeem::open_of(book_, subject_.head).empty()) return {};
    auto ledger = open_();
    return ledger ? redeem::free_lapsed_points(book_, *ledger, done_.code) : Status(ledger.error());
  }

  // They have asked, and left all this behind, in a later state of the book than this one. What may
  // have been handed out without the book is waited for as ever.
  Status end_what_is_open() {
    for (const redeem::Redemption& voucher : redeem::open_of(book_, subject_.head)) {
      auto ledger = open_();
      if (!ledger) return ledger.error();
      const auto cancelled =
          redeem::cancel(book_, *ledger, *terms_, voucher, {redeem::Cause::office, "erased"});
      const bool is_out = !cancelled && cancelled.error().what == Problem::voucher_out;
      if (!cancelled && !is_out) return cancelled.error();
    }
    bound(kDismissObjections).exec();
    return {};
  }

  Status may_go() const {
    for (const redeem::Redemption& voucher : redeem::open_of(book_, subject_.head)) {
      return Error{Problem::erased_redeems, {done_.code, voucher.code}, {}};
    }
    for (const std::int64_t row : subject_.rows) {
      const auto account = points::account_of_member(book_, row);
      if (account && account->held > 0) {
        return Error{Problem::erased_holds, {done_.code, std::to_string(account->held)}, {}};
      }
    }
    SQLite::Statement open = bound(kOpenObjection);
    if (!open.executeStep()) return {};
    return Error{Problem::erased_objects, {done_.code, open.getColumn(0).getString()}, {}};
  }

  // What they have goes to `forfeit`; what they owe is the office's loss.
  Status book_what_is_left() {
    const auto account = points::account_of_member(book_, subject_.head);
    if (!account) return {};
    const std::int64_t owed = points::owed_on(book_, account->account);
    if (account->balance == 0 && owed == 0) return {};
    auto ledger = open_();
    if (!ledger) return ledger.error();
    std::vector<points::Posting> postings;
    if (account->balance > 0) {
      points::Posting& posting = postings.emplace_back();
      posting.debit = account->account;
      posting.credit = ledger->named(points::AccountKind::forfeit, "forfeit");
      posting.amount = done_.forfeited = account->balance;
      posting.kind = points::TransferKind::forfeit;
      posting.happened_at = book_.now();
    }
    if (owed > 0) {
      postings.push_back(points::write_off_posting(book_, *ledger, account->account, owed));
      done_.written_off = owed;
    }
    const auto booked = ledger->post(postings);
    if (!booked) return booked.error();
    done_.transfer = *booked;
    return {};
  }

  std::int64_t count(const char* sql) const {
    SQLite::Statement statement = bound(sql);
    statement.executeStep();
    return statement.getColumn(0).getInt64();
  }

  void find_since() {
    SQLite::Statement query = bound(kSince);
    query.executeStep();
    const std::int64_t born = query.getColumn(0).getInt64();
    const bool has_reports = !query.isColumnNull(1);
    since_ = has_reports ? std::min(born, query.getColumn(1).getInt64()) : born;
  }

  void clear() {
    for (const Clearing& one : kClearings) {
      SQLite::Statement statement = bound(one.sql);
      if (statement.getBindParameterCount() > kMark + 3) statement.bind(kMark + 4, since_);
      if (*one.table != '\0') {
        book_.remove(one.table, statement);
      } else {
        statement.exec();
      }
    }
  }

  SQLite::Statement bound(const char* sql) const {
    SQLite::Statement statement(book_.database(), sql);
    bind_lists(statement, subject_);
    const int taken = statement.getBindParameterCount();
    if (taken >= kMark) statement.bind(kMark, book_.mark());
    if (taken >= kMark + 1) statement.bind(kMark + 1, book_.now().seconds);
    if (taken >= kMark + 2) statement.bind(kMark + 2, book_.actor());
    if (taken >= kMark + 3) statement.bind(kMark + 3, member::erased_code(subject_.head));
    return statement;
  }

  store::Writer& book_;
  const OpenLedger& open_;
  const redeem::Terms* terms_;
  DataSubject subject_;
  std::int64_t since_ = 0;
  Erased done_;
};

Result<Erased> erase(store::Writer& book, const OpenLedger& open, const redeem::Terms* terms,
                     const std::string& code) {
  auto subject = data_subject(book, code);
  if (!subject) return subject.error();
  const auto known = catalogue::entry_with_code(book, member::members(), code);
  if (const auto head = member::merged_into(book, known->id)) {
    return Error{Problem::member_merged, {known->code, *head}, {}};
  }
  return Erasure(book, open, terms, std::move(*subject)).run(known->code);
}

// Whether kContactOf has a row of it.
bool step_to_contact(SQLite::Statement& contact, const ErasedReport& one) {
  contact.reset();
  contact.bind(1, one.report);
  contact.bind(2, one.filed_at.seconds);
  return contact.executeStep();
}

}  // namespace

std::size_t contacts_left(const store::Reader& book, std::span<const ErasedReport> reports) {
  SQLite::Statement contact(book.database(), kContactOf);
  return static_cast<std::size_t>(
      std::count_if(reports.begin(), reports.end(),
                    [&](const ErasedReport& one) { return step_to_contact(contact, one); }));
}

std::size_t forget_contacts(store::Writer& book, std::span<const ErasedReport> reports) {
  std::set<std::string> phones;
  std::set<std::string> names;
  std::vector<std::int64_t> found;
  SQLite::Statement contact(book.database(), kContactOf);
  for (const ErasedReport& one : reports) {
    if (!step_to_contact(contact, one)) continue;
    found.push_back(one.report);
    const std::string phone = contact.getColumn(0).getString();
    const std::string name = contact.getColumn(1).getString();
    if (!phone.empty()) phones.insert(phone);
    if (!name.empty()) names.insert(name);
  }
  contact.reset();
  if (found.empty()) return 0;
  const OpenLedger none;
  Erasure(book, none, nullptr, contact_subject(book, phones, std::move(names))).forget_contact();
  SQLite::Statement forget(book.database(), kForgetContactOf);
  for (const std::int64_t report : found) {
    forget.reset();
    forget.bind(1, report);
    forget.bind(2, book.mark());
    forget.exec();
  }
  book.empty_wal_at_commit();
  return found.size();
}

Result<Erased> erase(store::Writer& book, const OpenLedger& open, const std::string& code) {
  return erase(book, open, nullptr, code);
}

Result<Erased> erase_again(store::Writer& book, const OpenLedger& open, const redeem::Terms& terms,
                           const std::string& code) {
  return erase(book, open, &terms, code);
}

}  // namespace yangxiao::settle
