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
#include "settle/request_about.hpp"

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
  WHERE member IN (SELECT value FROM json_each(?1))
    OR member IS NULL AND contact_phone IN (SELECT value FROM json_each(?3)))sql";

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
    SELECT report FROM report WHERE member IN (SELECT value FROM json_each(?1))
      OR member IS NULL AND contact_phone IN (SELECT value FROM json_each(?3))))sql";
constexpr const char* kClearFormerReports = R"sql(
  UPDATE batch_former
  SET former = json_set(former, '$.contact_phone', '', '$.contact_name', '')
  WHERE batch IN (SELECT batch FROM batch WHERE subject = 'reports')
    AND (row IN (SELECT report FROM report WHERE member IN (SELECT value FROM json_each(?1)))
      OR json_extract(former, '$.member') IN (SELECT value FROM json_each(?1))
      OR json_extract(former, '$.member') IS NULL
        AND json_extract(former, '$.contact_phone') IN (SELECT value FROM json_each(?3))))sql";
constexpr const char* kClearContact = R"sql(
  UPDATE report SET contact_phone = NULL, contact_name = NULL, mark = ?5
  WHERE member IN (SELECT value FROM json_each(?1))
    OR member IS NULL AND contact_phone IN (SELECT value FROM json_each(?3)))sql";
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
  INSERT INTO erasure (member, account, erased_at, actor, mark)
  SELECT value, account, ?6, ?7, ?5
  FROM json_each(?1) LEFT JOIN member_account ON member_account.member = value)sql";

// A word of theirs in the texts of their reports: ?9 the word, ?10 what stands in its place. An id
// of the channel stays one of its own.
constexpr const char* kWordInReports = R"sql(
  UPDATE report SET description = replace(description, ?9, ?10),
    resolution = replace(resolution, ?9, ?10), address = replace(address, ?9, ?10),
    photos = replace(photos, ?9, ?10),
    external_id = replace(external_id, ?9, 'erased-' || report), mark = ?5
  WHERE (member IN (SELECT value FROM json_each(?1))
      OR member IS NULL AND contact_phone IN (SELECT value FROM json_each(?3)))
    AND instr(coalesce(description, '') || coalesce(resolution, '') || coalesce(address, '')
      || coalesce(photos, '') || coalesce(external_id, ''), ?9) > 0)sql";
// Of a JSON object only the texts: a word may be that of a key, and quotes are written otherwise.
constexpr const char* kWordInEvents = R"sql(
  UPDATE report_event SET reason = replace(reason, ?9, ?10), note = replace(note, ?9, ?10),
    former = json_replace(former,
      '$.description', replace(json_extract(former, '$.description'), ?9, ?10),
      '$.resolution', replace(json_extract(former, '$.resolution'), ?9, ?10),
      '$.address', replace(json_extract(former, '$.address'), ?9, ?10),
      '$.photos', replace(json_extract(former, '$.photos'), ?9, ?10),
      '$.external_id', replace(json_extract(former, '$.external_id'), ?9, 'erased-' || report)),
    mark = ?5
  WHERE report IN (SELECT report FROM report WHERE member IN (SELECT value FROM json_each(?1))
      OR member IS NULL AND contact_phone IN (SELECT value FROM json_each(?3)))
    AND (former IS NOT NULL OR instr(coalesce(reason, '') || coalesce(note, ''), ?9) > 0))sql";
constexpr const char* kWordInFormerReports = R"sql(
  UPDATE batch_former SET former = json_replace(former,
      '$.description', replace(json_extract(former, '$.description'), ?9, ?10),
      '$.resolution', replace(json_extract(former, '$.resolution'), ?9, ?10),
      '$.address', replace(json_extract(former, '$.address'), ?9, ?10),
      '$.photos', replace(json_extract(former, '$.photos'), ?9, ?10),
      '$.external_id', replace(json_extract(former, '$.external_id'), ?9, 'erased-' || row))
  WHERE batch IN (SELECT batch FROM batch WHERE subject = 'reports')
    AND (row IN (SELECT report FROM report WHERE member IN (SELECT value FROM json_each(?1)))
      OR json_extract(former, '$.member') IN (SELECT value FROM json_each(?1))
      OR json_extract(former, '$.member') IS NULL
        AND json_extract(former, '$.contact_phone') IN (SELECT value FROM json_each(?3))))sql";
constexpr const char* kHidden = "***";

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
                                   {kClearOwner, "member_account"},
                                   {kClearObjections},
                                   {kClearDecisions},
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

// 138-0000-1111, 138 0000 1111: as people write a mobile number, too.
void add_phone(std::vector<std::string>& words, const std::string& phone) {
  words.push_back(phone);
  constexpr std::size_t kMobile = 11;
  if (phone.size() != kMobile || phone.find('-') != std::string::npos) return;
  for (const char* between : {"-", " "}) {
    words.push_back(phone.substr(0, 3) + between + phone.substr(3, 4) + between + phone.substr(7));
  }
}

// What is looked for in texts, the longest first: a name may be part of another. What is too short
// to tell anybody ("-", "Li") stands in other words, too.
std::vector<std::string> telling_words(const DataSubject& subject) {
  constexpr std::size_t kShortest = 4;  // bytes: two Chinese characters have six
  std::vector<std::string> words;
  for (const std::string& name : subject.names) {
    if (name.size() >= kShortest) words.push_back(name);
  }
  for (const std::string& phone : subject.phones) add_phone(words, phone);
  std::stable_sort(words.begin(), words.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return words;
}

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
    Status status = end_lapsed();
    if (status) status = terms_ != nullptr ? end_what_is_open() : may_go();
    if (status) status = book_what_is_left();
    if (!status) return status.error();
    done_.dues = count(kCountDues);
    done_.reports = count(kCountReports);
    clear_texts();
    clear();
    book_.empty_wal_at_commit();
    return done_;
  }

 private:
  // Vouchers that have lapsed and are not booked hold nothing any more.
  Status end_lapsed() {
    std::vector<redeem::Redemption> lapsed = redeem::open_of(book_, subject_.head);
    std::erase_if(lapsed, [&](const redeem::Redemption& voucher) {
      return redeem::state_at(voucher, book_.now()) != redeem::State::lapsed;
    });
    if (lapsed.empty()) return {};
    auto ledger = open_();
    if (!ledger) return ledger.error();
    const auto booked = redeem::book_lapsed(book_, *ledger, lapsed);
    return booked ? Status() : Status(booked.error());
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

  void clear_texts() {
    for (const char* sql : {kWordInReports, kWordInEvents, kWordInFormerReports}) {
      for (const std::string& word : telling_words(subject_)) {
        SQLite::Statement statement = bound(sql);
        statement.bind(9, word);
        statement.bind(10, kHidden);
        statement.exec();
      }
    }
  }

  void clear() {
    for (const Clearing& one : kClearings) {
      SQLite::Statement statement = bound(one.sql);
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

}  // namespace

Result<Erased> erase(store::Writer& book, const OpenLedger& open, const std::string& code) {
  return erase(book, open, nullptr, code);
}

Result<Erased> erase_again(store::Writer& book, const OpenLedger& open, const redeem::Terms& terms,
                           const std::string& code) {
  return erase(book, open, &terms, code);
}

}  // namespace yangxiao::settle
