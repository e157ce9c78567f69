#include "points/approval.hpp"

#include <array>
#include <cstdlib>

#include "calendar/civil.hpp"
#include "catalogue/entry_table.hpp"
#include "member/actor.hpp"
#include "member/member.hpp"
#include "points/debt.hpp"
#include "points/reversal.hpp"
#include "store/bind_optional.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::points {
namespace {

// What others approved counts to nobody; what an objection brought about, and an import that is
// taken back, is not by hand.
constexpr const char* kBookedSince = R"sql(
  SELECT coalesce(sum(amount), 0) FROM transfer
  WHERE kind IN (1, 4, 12) AND actor IN (SELECT actor FROM actor WHERE uid = ?1)
    AND recorded_at >= ?2
    AND batch IS NULL AND NOT (kind = 12 AND reverses IS NULL)
    AND NOT (kind = 12 AND EXISTS (SELECT 1 FROM transfer AS given
      WHERE given.number = transfer.reverses AND given.kind IN (0, 2)))
    AND NOT EXISTS (SELECT 1 FROM approval
      WHERE approval.transfer = transfer.first AND decided_uid <> asked_uid))sql";
// With what does not count: from the index alone, and mostly enough to know.
constexpr const char* kAtMostSince = R"sql(
  SELECT coalesce(sum(amount), 0) FROM transfer
  WHERE kind IN (1, 4, 12) AND actor IN (SELECT actor FROM actor WHERE uid = ?1)
    AND recorded_at >= ?2)sql";
constexpr const char* kAll = R"sql(
  SELECT approval, verb, member, points, reason, pot, happened_at, expires_at, reverses, asked_at,
    asked_by, asked_uid, decided_at, decided_by, decided_uid, approved, transfer
  FROM approval ORDER BY approval)sql";
constexpr const char* kAsk = R"sql(
  INSERT INTO approval (verb, member, points, reason, pot, happened_at, expires_at, reverses,
    asked_at, asked_by, asked_uid, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))sql";
constexpr const char* kDecide = R"sql(
  UPDATE approval SET decided_at = ?2, decided_by = ?3, decided_uid = ?4, approved = ?5,
    transfer = ?6, mark = ?7
  WHERE approval = ?1)sql";

constexpr std::array<std::string_view, 4> kVerbs = {"award", "adjust", "reverse", "write-off"};

Approval read_approval(SQLite::Statement& row) {
  Approval one;
  one.approval = row.getColumn(0).getInt64();
  const std::string verb = row.getColumn(1).getString();
  for (std::size_t i = 0; i < kVerbs.size(); ++i) {
    if (verb == kVerbs[i]) one.asked.verb = static_cast<Handwork>(i);
  }
  ByHand& what = one.asked.what;
  what.member = row.getColumn(2).getString();
  what.points = row.getColumn(3).getInt64();
  what.reason = row.getColumn(4).getString();
  what.pot = row.getColumn(5).getString();
  what.happened_at = store::read_time(row, 6);
  what.expires_at = store::read_time(row, 7);
  one.asked.reverses = store::read_number(row, 8);
  one.asked_at = Instant{row.getColumn(9).getInt64()};
  one.asked_by = row.getColumn(10).getString();
  one.asked_uid = row.getColumn(11).getInt64();
  one.decided_at = store::read_time(row, 12);
  one.decided_by = row.getColumn(13).getString();
  one.decided_uid = row.getColumn(14).getInt64();
  one.approved = row.getColumn(15).getInt64() != 0;
  one.transfer = row.getColumn(16).getInt64();
  return one;
}

// One that nobody has decided yet.
Result<Approval> waiting_one(const store::Reader& book, std::int64_t number) {
  const std::string text = std::to_string(number);
  auto one = approval_numbered(book, number);
  if (!one) return Error{Problem::approval_missing, {text}, {}};
  if (!one->decided_at) return std::move(*one);
  return Error{Problem::approval_decided, {text, std::to_string(one->decided_at->seconds)}, {}};
}

void decide(store::Writer& book, std::int64_t uid, Approval& one) {
  one.decided_at = book.now();
  one.decided_by = book.actor();
  one.decided_uid = uid;
  SQLite::Statement update(book.database(), kDecide);
  update.bind(1, one.approval);
  update.bind(2, one.decided_at->seconds);
  update.bind(3, one.decided_by);
  update.bind(4, uid);
  update.bind(5, one.approved ? 1 : 0);
  using Number = std::optional<std::int64_t>;
  store::bind_optional(update, 6, one.transfer == 0 ? Number() : Number(one.transfer));
  update.bind(7, book.mark());
  update.exec();
}

Status check_is_another(const store::Writer& book, const Approval& one, std::int64_t uid) {
  const std::string number = std::to_string(one.approval);
  if (one.asked_uid == uid || member::is_same_actor(one.asked_by, book.actor())) {
    return Error{Problem::approval_own, {number, one.asked_by}, {}};
  }
  const auto member = catalogue::entry_with_code(book, member::members(), one.asked.what.member);
  const bool is_for_self = member && member::is_actor(book, member->id, book.actor());
  return is_for_self ? Status(Error{Problem::approval_for_self, {number}, {}}) : Status();
}

// The first transfer.
Result<std::int64_t> book_asked(store::Writer& book, Ledger& ledger, const Asked& asked) {
  if (asked.verb == Handwork::reverse) {
    const auto done = reverse(book, ledger, asked.reverses.value_or(0), asked.what.reason);
    if (!done) return done.error();
    return done->transfer;
  }
  if (asked.verb == Handwork::write_off) {
    const auto done =
        write_off(book, ledger, {asked.what.member, asked.what.points, asked.what.reason});
    if (!done) return done.error();
    return done->transfer;
  }
  const auto done = asked.verb == Handwork::award ? award(book, ledger, asked.what)
                                                  : adjust(book, ledger, asked.what);
  if (!done) return done.error();
  return done->transfer;
}

std::int64_t booked_since(const store::Reader& book, const char* sql, std::int64_t uid,
                          Instant since) {
  SQLite::Statement query(book.database(), sql);
  query.bind(1, uid);
  query.bind(2, since.seconds);
  query.executeStep();
  return query.getColumn(0).getInt64();
}

}  // namespace

std::string_view name_of(Handwork verb) { return kVerbs[static_cast<std::size_t>(verb)]; }

bool is_beyond(const store::Writer& book, const calendar::Zone& zone, const Limits& limits,
               std::int64_t uid, std::int64_t points) {
  const std::int64_t size = std::abs(points);
  if (size > limits.at_once) return true;
  const std::int64_t day = calendar::day_number(book.now(), zone);
  const auto begin = calendar::start_of_day(day, zone);
  const Instant since = begin ? *begin : book.now();
  return booked_since(book, kAtMostSince, uid, since) + size > limits.a_day &&
         booked_since(book, kBookedSince, uid, since) + size > limits.a_day;
}

std::vector<Approval> approvals(const store::Reader& book) {
  SQLite::Statement query(book.database(), kAll);
  std::vector<Approval> all;
  while (query.executeStep()) all.push_back(read_approval(query));
  return all;
}

std::optional<Approval> approval_numbered(const store::Reader& book, std::int64_t number) {
  for (Approval& one : approvals(book)) {
    if (one.approval == number) return std::move(one);
  }
  return std::nullopt;
}

std::int64_t keep_waiting(store::Writer& book, std::int64_t uid, const Asked& asked) {
  SQLite::Statement ask(book.database(), kAsk);
  ask.bind(1, std::string(name_of(asked.verb)));
  ask.bind(2, asked.what.member);
  ask.bind(3, asked.what.points);
  ask.bind(4, asked.what.reason);
  ask.bind(5, asked.what.pot);
  store::bind_optional(ask, 6, asked.what.happened_at);
  store::bind_optional(ask, 7, asked.what.expires_at);
  store::bind_optional(ask, 8, asked.reverses);
  ask.bind(9, book.now().seconds);
  ask.bind(10, book.actor());
  ask.bind(11, uid);
  ask.bind(12, book.mark());
  ask.exec();
  return book.database().getLastInsertRowid();
}

std::int64_t keep_unapproved(store::Writer& book, std::int64_t uid, const Asked& asked,
                             std::int64_t transfer) {
  Approval one;
  one.approval = keep_waiting(book, uid, asked);
  one.approved = true;
  one.transfer = transfer;
  decide(book, uid, one);
  return one.approval;
}

Result<Approval> approve(store::Writer& book, Ledger& ledger, const Limits& limits,
                         std::int64_t uid, std::int64_t number) {
  auto one = waiting_one(book, number);
  if (!one) return one;
  if (!limits.one_person_office) {
    const Status another = check_is_another(book, *one, uid);
    if (!another) return another.error();
  }
  const auto booked = book_asked(book, ledger, one->asked);
  if (!booked) return booked.error();
  one->approved = true;
  one->transfer = *booked;
  decide(book, uid, *one);
  return one;
}

Result<Approval> refuse(store::Writer& book, std::int64_t uid, std::int64_t number) {
  auto one = waiting_one(book, number);
  if (!one) return one;
  decide(book, uid, *one);
  return one;
}

}  // namespace yangxiao::points
