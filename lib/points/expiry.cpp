#include "points/expiry.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "points/frozen.hpp"

namespace yangxiao::points {
namespace {

constexpr const char* kNextMoment = R"sql(
  SELECT min(expires_at) FROM lot
  WHERE remaining > 0 AND expires_at > ?1 AND expires_at <= ?2)sql";
constexpr const char* kAtMoment = R"sql(
  SELECT lot.account, sum(lot.remaining), coalesce(head.code, member.code, '') AS code,
    coalesce(head.name, member.name, '') FROM lot
    LEFT JOIN member_account ON member_account.account = lot.account
    LEFT JOIN member ON member.member = member_account.member
    LEFT JOIN member AS head ON head.member = member.merged_into
  WHERE lot.remaining > 0 AND lot.expires_at = ?1
  GROUP BY lot.account ORDER BY code, lot.account)sql";
constexpr const char* kLots = R"sql(
  SELECT lot, remaining FROM lot
  WHERE remaining > 0 AND expires_at = ?1 AND account = ?2 ORDER BY lot)sql";

// Goes from moment to moment, so that what is booked on the way does not come again.
class LapseReader {
 public:
  explicit LapseReader(const store::Reader& book)
      : next_(book.database(), kNextMoment), at_(book.database(), kAtMoment) {}

  // Of the next moment; none: there is no more. A lot that never runs out has a moment, too.
  std::vector<Lapse> next(Instant until) {
    next_.reset();
    next_.bind(1, moment_);
    next_.bind(2, std::min(until.seconds, kNever.seconds - 1));
    if (!next_.executeStep() || next_.getColumn(0).isNull()) return {};
    moment_ = next_.getColumn(0).getInt64();
    at_.reset();
    at_.bind(1, moment_);
    std::vector<Lapse> lapses;
    while (at_.executeStep()) {
      lapses.push_back({at_.getColumn(2).getString(), at_.getColumn(3).getString(),
                        at_.getColumn(0).getInt64(), at_.getColumn(1).getInt64(), Instant{moment_},
                        0});
    }
    return lapses;
  }

 private:
  SQLite::Statement next_;
  SQLite::Statement at_;
  std::int64_t moment_ = std::numeric_limits<std::int64_t>::min();
};

class LapseBooker {
 public:
  LapseBooker(const store::Reader& book, Ledger& ledger)
      : lots_(book.database(), kLots), ledger_(ledger) {
    const auto frozen = frozen_periods(book);
    if (frozen) free_from_ = frozen->until;
  }

  // What one member loses at one moment is one group. Gives its first number.
  Result<std::int64_t> book(const Lapse& lapse) {
    if (expired_ == 0) expired_ = ledger_.named(AccountKind::expired, "expired");
    lots_.reset();
    lots_.bind(1, lapse.at.seconds);
    lots_.bind(2, lapse.account);
    std::vector<Posting> postings;
    while (lots_.executeStep()) {
      Posting posting;
      posting.debit = lapse.account;
      posting.credit = expired_;
      posting.amount = lots_.getColumn(1).getInt64();
      posting.kind = TransferKind::expire;
      posting.happened_at = std::max(lapse.at, free_from_);
      posting.resolves = lots_.getColumn(0).getInt64();
      postings.push_back(std::move(posting));
    }
    return ledger_.post(postings);
  }

 private:
  SQLite::Statement lots_;
  Ledger& ledger_;
  Instant free_from_;         // nothing happens in a month whose list was posted
  std::int64_t expired_ = 0;  // the account; 0: not looked up yet
};

}  // namespace

Status each_lapse(const store::Reader& book, Instant until, const TakeLapse& take) {
  LapseReader reader(book);
  for (auto lapses = reader.next(until); !lapses.empty(); lapses = reader.next(until)) {
    for (const Lapse& lapse : lapses) {
      const Status taken = take(lapse);
      if (!taken) return taken;
    }
  }
  return {};
}

Status book_lapses(store::Writer& book, Ledger& ledger, const TakeLapse& take) {
  LapseReader reader(book);
  LapseBooker booker(book, ledger);
  const Instant now = book.now();
  for (auto lapses = reader.next(now); !lapses.empty(); lapses = reader.next(now)) {
    for (Lapse& lapse : lapses) {
      const auto booked = booker.book(lapse);
      if (!booked) return booked.error();
      lapse.transfer = *booked;
      const Status taken = take(lapse);
      if (!taken) return taken;
    }
  }
  return {};
}

}  // namespace yangxiao::points
