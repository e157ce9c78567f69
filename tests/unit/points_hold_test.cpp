// Holds, day by day: a book that is closed and opened again, each time a day later or more.
#include <string>

#include <doctest/doctest.h>

#include "book_over_time.hpp"
#include "points/balance.hpp"
#include "points/expiry.hpp"
#include "points/hold.hpp"
#include "points/member_merge.hpp"
#include "points/reversal.hpp"

using namespace yangxiao;
using namespace yangxiao::points;

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr Instant kNewYear{1'798'732'800};  // 2027-01-01 00:00 in China: what is from 2026 is over

void award(store::Writer& book, Ledger& ledger, std::int64_t member, std::int64_t points,
           Instant expires_at) {
  Posting posting;
  posting.debit = ledger.named(AccountKind::issue, "office");
  posting.credit = ledger.of_member(member);
  posting.amount = points;
  posting.happened_at = book.now();
  if (expires_at != kNever) posting.expires_at = expires_at;
  REQUIRE(ledger.post(std::span(&posting, 1)).ok());
}

// A has 10 points that run out with the year, and 5 that never do.
class Days : public BookOverTime {
 public:
  Days() {
    on(kNewYear.seconds - 30 * kDay, [](store::Writer& book, Ledger& ledger) {
      book.database().exec(
          "INSERT INTO member (member, code, name, content, mark) VALUES"
          " (1, 'A', 'a', 1, 1), (2, 'B', 'b', 1, 1)");
      award(book, ledger, 1, 10, kNewYear);
      award(book, ledger, 1, 5, kNever);
    });
  }
};

std::int64_t booked(const store::Reader& book, AccountKind kind, const char* name) {
  const auto account = account_named(book, kind, name);
  return account ? account->balance : 0;
}

struct Figures {
  std::int64_t balance = 0;
  std::int64_t held = 0;
  std::int64_t spendable = 0;
  friend bool operator==(const Figures&, const Figures&) = default;
};
Figures figures(const store::Writer& book, std::int64_t member) {
  const MemberBalance balance = balance_of(book, member, "", book.now());
  return {balance.balance, balance.held, balance.spendable};
}

// Reserved on 31 December: 12 points, of which 10 run out with the day.
std::int64_t reserved_on_the_last_day(Days& days) {
  std::int64_t number = 0;
  days.on(kNewYear.seconds - 3600, [&](store::Writer& book, Ledger& ledger) {
    const auto held = hold(book, ledger, {1, 12, 1});
    REQUIRE(held.ok());
    number = *held;
    CHECK(figures(book, 1) == Figures{3, 12, 3});
  });
  return number;
}

}  // namespace

TEST_CASE("no more is held than can be spent") {
  Days days;
  days.on(kNewYear.seconds + 1, [](store::Writer& book, Ledger& ledger) {
    CHECK(hold(book, ledger, {1, 6, 1}).error().what == Problem::points_short);
    REQUIRE(hold(book, ledger, {1, 5, 1}).ok());
    CHECK(figures(book, 1) == Figures{10, 5, 0});
  });
}

TEST_CASE("reserved on 31 December and collected on 1 January: it did not run out") {
  Days days;
  const std::int64_t number = reserved_on_the_last_day(days);
  days.on(kNewYear.seconds + kDay, [&](store::Writer& book, Ledger& ledger) {
    std::int64_t lapsed = 0;
    REQUIRE(book_lapses(book, ledger, [&](const Lapse& lapse) {
              lapsed += lapse.points;
              return Status();
            }).ok());
    CHECK(lapsed == 0);
    REQUIRE(take_held(book, ledger, number, book.now()).ok());
    CHECK(figures(book, 1) == Figures{3, 0, 3});
    CHECK(booked(book, AccountKind::redeemed, "redeemed") == 12);
    CHECK(booked(book, AccountKind::held, "held") == 0);
  });
}

TEST_CASE("cancelled on 1 January: what ran out meanwhile runs out at once, the rest is back") {
  Days days;
  const std::int64_t number = reserved_on_the_last_day(days);
  days.on(kNewYear.seconds + kDay, [&](store::Writer& book, Ledger& ledger) {
    const auto back = give_back(book, ledger, number, {});
    REQUIRE(back.ok());
    CHECK(back->expired == 10);
    CHECK(back->renewed == 0);
    CHECK(figures(book, 1) == Figures{5, 0, 5});
    CHECK(booked(book, AccountKind::expired, "expired") == 10);
  });
}

TEST_CASE("cancelled on 31 December: everything is back") {
  Days days;
  const std::int64_t number = reserved_on_the_last_day(days);
  days.on(kNewYear.seconds - 1, [&](store::Writer& book, Ledger& ledger) {
    const auto back = give_back(book, ledger, number, {});
    REQUIRE(back.ok());
    CHECK(back->expired == 0);
    CHECK(figures(book, 1) == Figures{15, 0, 15});
  });
}

TEST_CASE("cancelled by the office on 1 January: what ran out is given anew, and names its lot") {
  Days days;
  const std::int64_t number = reserved_on_the_last_day(days);
  const Instant until{kNewYear.seconds + 31 * kDay};
  days.on(kNewYear.seconds + kDay, [&](store::Writer& book, Ledger& ledger) {
    const auto back = give_back(book, ledger, number, until);
    REQUIRE(back.ok());
    CHECK(back->renewed == 10);
    CHECK(figures(book, 1) == Figures{15, 0, 15});
    SQLite::Statement lot(book.database(),
                          "SELECT lot.amount, lot.expires_at, old.amount, old.expires_at"
                          " FROM lot JOIN transfer ON transfer.number = lot.lot"
                          " JOIN lot AS old ON old.lot = transfer.resolves WHERE kind = 13");
    REQUIRE(lot.executeStep());
    CHECK(lot.getColumn(0).getInt64() == 10);
    CHECK(lot.getColumn(1).getInt64() == until.seconds);
    CHECK(lot.getColumn(2).getInt64() == 10);
    CHECK(lot.getColumn(3).getInt64() == kNewYear.seconds);
  });
  days.on(until.seconds + 1, [&](store::Writer& book, Ledger&) {
    CHECK(figures(book, 1) == Figures{15, 0, 5});
  });
}

TEST_CASE("a hold ends once") {
  Days days;
  const std::int64_t number = reserved_on_the_last_day(days);
  days.on(kNewYear.seconds - 1, [&](store::Writer& book, Ledger& ledger) {
    CHECK(open_holds(book, ledger.of_member(1)).size() == 1);
    REQUIRE(take_held(book, ledger, number, book.now()).ok());
    CHECK(open_holds(book, ledger.of_member(1)).empty());
    award(book, ledger, 2, 20, kNever);
    REQUIRE(hold(book, ledger, {2, 20, 2}).ok());
    // Though there is enough that is held: the trigger says so, whoever calls.
    CHECK_THROWS_AS((void)take_held(book, ledger, number, book.now()), SQLite::Exception);
  });
}

TEST_CASE("who is found to be another takes along what is held, also of lots that ran out") {
  Days days;
  (void)reserved_on_the_last_day(days);
  std::int64_t moved = 0;
  days.on(kNewYear.seconds + kDay, [&](store::Writer& book, Ledger&) {
    Random random(3);
    REQUIRE(merge_members(book, random, 1000, "A", "B").ok());
    CHECK(figures(book, 1) == Figures{0, 0, 0});
    CHECK(figures(book, 2) == Figures{3, 12, 3});
    const auto account = account_of_member(book, 2);
    const auto holds = open_holds(book, account->account);
    REQUIRE(holds.size() == 2);
    CHECK(holds[0].points + holds[1].points == 12);
    CHECK(holds[1].number == holds[0].number + 1);
    moved = holds[0].number;
  });
  days.on(kNewYear.seconds + 2 * kDay, [&](store::Writer& book, Ledger& ledger) {
    const auto back = give_back(book, ledger, moved, {});
    REQUIRE(back.ok());
    CHECK(back->expired == 10);
    CHECK(figures(book, 2) == Figures{5, 0, 5});
    CHECK(booked(book, AccountKind::held, "held") == 0);
  });
}

TEST_CASE("what is held together is taken together, whoever has it by now") {
  Days days;
  (void)reserved_on_the_last_day(days);
  days.on(kNewYear.seconds + kDay, [&](store::Writer& book, Ledger&) {
    Random random(3);
    REQUIRE(merge_members(book, random, 1000, "A", "B").ok());
  });
  days.on(kNewYear.seconds + 2 * kDay, [&](store::Writer& book, Ledger& ledger) {
    const auto holds = open_holds(book, ledger.of_member(2));
    REQUIRE(take_held(book, ledger, holds.front().number, book.now()).ok());
    CHECK(figures(book, 2) == Figures{3, 0, 3});
    CHECK(booked(book, AccountKind::redeemed, "redeemed") == 12);
  });
}

TEST_CASE("what was given anew goes when the award is reversed, and not what others let run out") {
  Days days;
  std::int64_t number = 0;
  std::int64_t awarded = 0;
  days.on(kNewYear.seconds - 3600, [&](store::Writer& book, Ledger& ledger) {
    award(book, ledger, 2, 10, kNewYear);
    awarded = OpenLots(book).of(ledger.of_member(1)).front().lot;
    number = *hold(book, ledger, {1, 6, 1});
  });
  days.on(kNewYear.seconds + kDay, [&](store::Writer& book, Ledger& ledger) {
    REQUIRE(book_lapses(book, ledger, [](const Lapse&) { return Status(); }).ok());
    REQUIRE(give_back(book, ledger, number, Instant{kNewYear.seconds + 30 * kDay}).ok());
    CHECK(figures(book, 1) == Figures{11, 0, 11});
    CHECK(booked(book, AccountKind::expired, "expired") == 14);
    const auto reversed = reverse(book, ledger, awarded, "wrong");
    REQUIRE(reversed.ok());
    CHECK(reversed->from_expired == 4);
    CHECK(reversed->unrecovered == 0);
    CHECK(figures(book, 1) == Figures{5, 0, 5});
    CHECK(booked(book, AccountKind::expired, "expired") == 10);
  });
}
