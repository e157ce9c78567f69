#include "points/hold.hpp"

#include <algorithm>
#include <map>

#include "member/history.hpp"
#include "points/frozen.hpp"

namespace yangxiao::points {
namespace {

// 6: a hold; 7 and 8 end it.
constexpr const char* kOpen = R"sql(
  SELECT number, amount, subject_number FROM transfer AS hold
  WHERE debit = ?1 AND kind = 6 AND NOT EXISTS (
    SELECT 1 FROM transfer WHERE resolves = hold.number AND kind IN (7, 8))
  ORDER BY number)sql";
// By the index of holds.
constexpr const char* kOfRedemption = R"sql(
  SELECT number FROM transfer AS hold
  WHERE kind = 6 AND subject_number = ?1 AND NOT EXISTS (
    SELECT 1 FROM transfer WHERE resolves = hold.number AND kind IN (7, 8))
  ORDER BY number LIMIT 1)sql";
// What was taken of holds, and not given back since.
constexpr const char* kTaken = R"sql(
  SELECT taken.number, hold.number, hold.debit FROM transfer AS hold
    JOIN transfer AS taken ON taken.resolves = hold.number AND taken.kind IN (7, 8) AND taken.kind = 7
  WHERE hold.kind = 6 AND hold.subject_number = ?1 ORDER BY taken.number)sql";
// Those behind it, which may be more of the same.
constexpr const char* kFrom = R"sql(
  SELECT number, debit, amount, subject_number, first, kind FROM transfer
  WHERE number >= ?1 ORDER BY number)sql";

struct Part {
  std::int64_t number = 0;
  std::int64_t account = 0;
  std::int64_t points = 0;
  Subject subject;
};

// A hold, and those of the same redemption that were booked with it: they follow each other.
std::vector<Part> parts_of(const store::Reader& book, std::int64_t hold) {
  SQLite::Statement query(book.database(), kFrom);
  query.bind(1, hold);
  std::vector<Part> parts;
  std::int64_t group = 0;
  while (query.executeStep()) {
    const Part part{query.getColumn(0).getInt64(),
                    query.getColumn(1).getInt64(),
                    query.getColumn(2).getInt64(),
                    {SubjectKind::redemption, query.getColumn(3).getInt64()}};
    const std::int64_t first = query.getColumn(4).getInt64();
    if (parts.empty()) group = first;
    const bool is_hold =
        query.getColumn(5).getInt64() == static_cast<std::int64_t>(TransferKind::hold);
    const bool is_same = parts.empty() || parts.front().subject == part.subject;
    if (first != group || !is_hold || !is_same) break;
    parts.push_back(part);
  }
  return parts;
}

Posting posting_of(const store::Writer& book, TransferKind kind, const Subject& subject,
                   std::int64_t points) {
  Posting posting;
  posting.amount = points;
  posting.kind = kind;
  posting.subject = subject;
  posting.happened_at = book.now();
  return posting;
}

Posting back_to(const store::Writer& book, Ledger& ledger, const Part& part) {
  Posting posting = posting_of(book, TransferKind::give_back, part.subject, part.points);
  posting.debit = ledger.named(AccountKind::held, "held");
  posting.credit = part.account;
  posting.resolves = part.number;
  return posting;
}

// The account of whom the owner of an account was found to be since; nothing: they were erased.
std::optional<std::int64_t> current_owner(store::Writer& book, Ledger& ledger,
                                          std::int64_t account) {
  const auto member = owner_of_account(book, account);
  if (!member) return std::nullopt;
  return ledger.of_member(member::head_of(book, *member));
}

}  // namespace

Result<std::int64_t> hold(store::Writer& book, Ledger& ledger, const Holding& asked) {
  Posting posting = posting_of(book, TransferKind::hold,
                               {SubjectKind::redemption, asked.redemption}, asked.points);
  posting.debit = ledger.of_member(member::head_of(book, asked.member));
  posting.credit = ledger.named(AccountKind::held, "held");
  return ledger.post(std::span(&posting, 1));
}

std::vector<OpenHold> open_holds(const store::Reader& book, std::int64_t account) {
  SQLite::Statement query(book.database(), kOpen);
  query.bind(1, account);
  std::vector<OpenHold> holds;
  while (query.executeStep()) {
    const std::int64_t number = query.getColumn(0).getInt64();
    holds.push_back({number,
                     query.getColumn(1).getInt64(),
                     {SubjectKind::redemption, query.getColumn(2).getInt64()},
                     allocations_of(book, number)});
  }
  return holds;
}

std::optional<std::int64_t> hold_of(const store::Reader& book, std::int64_t redemption) {
  SQLite::Statement query(book.database(), kOfRedemption);
  query.bind(1, redemption);
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getInt64();
}

Result<std::int64_t> take_held(store::Writer& book, Ledger& ledger, std::int64_t hold,
                               Instant happened_at) {
  if (happened_at < book.now()) {
    if (const auto frozen = frozen_periods(book)) {
      happened_at = std::max(happened_at, frozen->until);
    }
  }
  const std::int64_t held = ledger.named(AccountKind::held, "held");
  const std::int64_t redeemed = ledger.named(AccountKind::redeemed, "redeemed");
  std::vector<Posting> postings;
  for (const Part& part : parts_of(book, hold)) {
    Posting posting = posting_of(book, TransferKind::take, part.subject, part.points);
    posting.happened_at = happened_at;
    posting.debit = held;
    posting.credit = redeemed;
    posting.resolves = part.number;
    postings.push_back(std::move(posting));
  }
  return ledger.post(postings);
}

Result<GivenBack> give_back(store::Writer& book, Ledger& ledger, std::int64_t hold,
                            const std::optional<Instant>& renewed_until) {
  GivenBack done;
  std::vector<Posting> postings;
  std::vector<Posting> renewals;
  for (const Part& part : parts_of(book, hold)) {
    postings.push_back(back_to(book, ledger, part));
    for (const Allocation& one : allocations_of(book, part.number)) {
      if (end_of_lot(book, one.lot) > ledger.now()) continue;
      Posting gone = posting_of(book, TransferKind::expire, part.subject, one.amount);
      gone.debit = part.account;
      gone.credit = ledger.named(AccountKind::expired, "expired");
      gone.resolves = one.lot;
      done.expired += one.amount;
      if (renewed_until) {
        Posting anew = posting_of(book, TransferKind::renew, part.subject, one.amount);
        anew.debit = gone.credit;
        anew.credit = part.account;
        anew.expires_at = renewed_until;
        anew.resolves = one.lot;
        done.renewed += one.amount;
        renewals.push_back(std::move(anew));
      }
      postings.push_back(std::move(gone));
    }
  }
  postings.insert(postings.end(), renewals.begin(), renewals.end());
  const auto booked = ledger.post(postings);
  if (!booked) return booked.error();
  done.transfer = *booked;
  return done;
}

Result<std::int64_t> refund(store::Writer& book, Ledger& ledger, std::int64_t redemption,
                            Instant renewed_until) {
  const Subject subject{SubjectKind::redemption, redemption};
  SQLite::Statement query(book.database(), kTaken);
  query.bind(1, redemption);
  std::vector<Posting> postings;
  std::int64_t points = 0;
  while (query.executeStep()) {
    const auto owner = current_owner(book, ledger, query.getColumn(2).getInt64());
    if (!owner) continue;
    for (const Allocation& one : allocations_of(book, query.getColumn(1).getInt64())) {
      Posting posting = posting_of(book, TransferKind::renew, subject, one.amount);
      posting.debit = ledger.named(AccountKind::redeemed, "redeemed");
      posting.credit = *owner;
      const Instant end = end_of_lot(book, one.lot);
      if (end != kNever) posting.expires_at = end > ledger.now() ? end : renewed_until;
      posting.reverses = query.getColumn(0).getInt64();
      points += one.amount;
      postings.push_back(std::move(posting));
    }
  }
  if (postings.empty()) return points;
  const auto booked = ledger.post(postings);
  if (!booked) return booked.error();
  return points;
}

std::vector<Posting> lots_moved(store::Writer& book, Ledger& ledger, std::int64_t from,
                                std::int64_t to) {
  const std::vector<OpenHold> holds = open_holds(book, from);
  std::vector<Posting> postings;
  std::map<std::int64_t, OpenLot> lots;
  for (const OpenLot& lot : OpenLots(book).of(from)) lots.emplace(lot.lot, lot);
  for (const OpenHold& one : holds) {
    postings.push_back(back_to(book, ledger, {one.number, from, one.points, one.subject}));
    for (const Allocation& taken : one.taken) {
      OpenLot& lot = lots.try_emplace(taken.lot, OpenLot{taken.lot, end_of_lot(book, taken.lot), 0})
                         .first->second;
      lot.remaining += taken.amount;
    }
  }
  std::vector<OpenLot> in_order;
  for (const auto& [number, lot] : lots) in_order.push_back(lot);
  std::sort(in_order.begin(), in_order.end(), spends_before);
  const std::int64_t first = ledger.next();
  std::map<std::int64_t, std::int64_t> moved;  // the lot that comes of each
  for (const OpenLot& lot : in_order) {
    moved.emplace(lot.lot, first + static_cast<std::int64_t>(postings.size()));
    Posting& posting = postings.emplace_back();
    posting.debit = from;
    posting.credit = to;
    posting.amount = lot.remaining;
    posting.kind = TransferKind::move;
    if (lot.expires_at != kNever) posting.expires_at = lot.expires_at;
    posting.happened_at = book.now();
    posting.resolves = lot.lot;
  }
  for (const OpenHold& one : holds) {
    for (const Allocation& taken : one.taken) {
      Posting posting = posting_of(book, TransferKind::hold, one.subject, taken.amount);
      posting.debit = to;
      posting.credit = ledger.named(AccountKind::held, "held");
      posting.resolves = moved.at(taken.lot);
      postings.push_back(std::move(posting));
    }
  }
  return postings;
}

}  // namespace yangxiao::points
