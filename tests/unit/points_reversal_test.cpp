#include <array>

#include <doctest/doctest.h>

#include "ledger_scene.hpp"
#include "points/balance.hpp"
#include "points/member_merge.hpp"
#include "points/reversal.hpp"

using namespace yangxiao;
using namespace yangxiao::points;

namespace {

struct ReversalScene : Scene {
  std::int64_t office() { return ledger->named(AccountKind::issue, "office"); }
  std::int64_t member(std::int64_t number) { return ledger->of_member(number); }

  std::int64_t must(const Result<std::int64_t>& posted) {
    REQUIRE(posted.ok());
    return *posted;
  }
  std::int64_t spend(std::int64_t number, std::int64_t amount) {
    return must(post(member(number), office(), amount, TransferKind::adjust));
  }
  std::int64_t hold(std::int64_t number, std::int64_t amount) {
    return must(
        post(member(number), ledger->named(AccountKind::held, "held"), amount, TransferKind::hold));
  }
  // As far as a lot is concerned it does not matter that its day has not come.
  std::int64_t expire(std::int64_t number, std::int64_t lot, std::int64_t amount) {
    return must(post(member(number), ledger->named(AccountKind::expired, "expired"), amount,
                     TransferKind::expire, [&](Posting& posting) { posting.resolves = lot; }));
  }
  Reversed must_reverse(std::int64_t transfer) {
    const auto done = reverse(book, *ledger, transfer, "why");
    REQUIRE(done.ok());
    CHECK(flaw_of(*this).empty());
    CHECK(book.database().execAndGet("SELECT sum(balance) FROM account").getInt64() == 0);
    return *done;
  }
  std::int64_t balance(AccountKind kind, const char* name) {
    const auto account = account_named(book, kind, name);
    return account ? account->balance : 0;
  }
};

std::array<std::int64_t, 4> parts(const Reversed& done) {
  return {done.from_lot, done.from_expired, done.from_other, done.unrecovered};
}

using Parts = std::array<std::int64_t, 4>;

// How many points of 20 that were given were spent, are held and have run out, how many the member
// has beside them; and where they are found again: in their lot, among what ran out, beside, not.
struct Case {
  std::int64_t spent, held, expired, beside;
  Parts found;
};
constexpr Case kCases[] = {
    {0, 0, 0, 0, {20, 0, 0, 0}},    // unspent
    {0, 0, 0, 50, {20, 0, 0, 0}},   //
    {20, 0, 0, 0, {0, 0, 0, 20}},   // spent
    {20, 0, 0, 5, {0, 0, 5, 15}},   //
    {20, 0, 0, 50, {0, 0, 20, 0}},  //
    {0, 20, 0, 0, {0, 0, 0, 20}},   // held
    {0, 20, 0, 8, {0, 0, 8, 12}},   //
    {0, 0, 20, 0, {0, 20, 0, 0}},   // run out
    {0, 0, 20, 9, {0, 20, 0, 0}},   //
    {5, 4, 3, 0, {8, 3, 0, 9}},     // partly each
    {5, 4, 3, 2, {8, 3, 2, 7}},     //
    {5, 4, 3, 50, {8, 3, 9, 0}},    //
    {12, 5, 3, 1, {0, 3, 1, 16}},   //
};

}  // namespace

TEST_CASE("what was given is taken back from its lot, from what ran out of it, from other lots") {
  for (const Case& one : kCases) {
    CAPTURE(one.spent);
    CAPTURE(one.held);
    CAPTURE(one.expired);
    CAPTURE(one.beside);
    ReversalScene scene;
    const std::int64_t lot = scene.earn(1, 20, 100);
    if (one.spent > 0) scene.spend(1, one.spent);
    if (one.held > 0) scene.hold(1, one.held);
    if (one.expired > 0) scene.expire(1, lot, one.expired);
    if (one.beside > 0) scene.earn(1, one.beside, 200);
    const Reversed done = scene.must_reverse(lot);
    CHECK(parts(done) == one.found);
    CHECK(done.points == -20);
    CHECK(done.member == "A");
    CHECK(done.balance == one.beside - one.found[2]);
    CHECK(scene.balance(AccountKind::unrecovered, "unrecovered") == -one.found[3]);
    CHECK(scene.balance(AccountKind::expired, "expired") == one.expired - one.found[1]);
    CHECK(scene.balance(AccountKind::held, "held") == one.held);
    CHECK(balance_of(scene.book, 1, "A", kNow).held == one.held);
    // One group, and every one of it names what it reverses.
    SQLite::Statement group(scene.book.database(),
                            "SELECT sum(amount), count(*) = sum(reverses = ?2) FROM transfer"
                            " WHERE first = ?1");
    group.bind(1, done.transfer);
    group.bind(2, lot);
    REQUIRE(group.executeStep());
    CHECK(group.getColumn(0).getInt64() == 20);
    CHECK(group.getColumn(1).getInt64() == 1);
    const auto again = reverse(scene.book, *scene.ledger, lot, "why");
    REQUIRE(!again.ok());
    CHECK(again.error().what == Problem::reversed_before);
    CHECK(again.error().arguments[1] == std::to_string(done.transfer));
  }
}

TEST_CASE("of other lots the first to run out is taken first, none that is held or has run out") {
  ReversalScene scene;
  const std::int64_t lot = scene.earn(1, 20, 10);
  scene.spend(1, 20);
  const std::int64_t never = scene.earn(1, 30, 0);
  const std::int64_t later = scene.earn(1, 10, 200);
  const std::int64_t soon = scene.earn(1, 10, 100);
  const std::int64_t gone = scene.earn(1, 7, -1);
  scene.hold(1, 4);  // of soon
  CHECK(parts(scene.must_reverse(lot)) == Parts{0, 0, 20, 0});
  CHECK(scene.remaining(soon) == 0);
  CHECK(scene.remaining(later) == 0);
  CHECK(scene.remaining(never) == 26);
  CHECK(scene.remaining(gone) == 7);
}

TEST_CASE("what is left of its lot is taken though it has run out and is not booked") {
  ReversalScene scene;
  const std::int64_t lot = scene.earn(1, 20, -1);
  scene.earn(1, 5, 0);
  const Reversed done = scene.must_reverse(lot);
  CHECK(parts(done) == Parts{20, 0, 0, 0});
  CHECK(done.balance == 5);
}

TEST_CASE("a lot that was moved to whom somebody was found to be is theirs still") {
  ReversalScene scene;
  const std::int64_t lot = scene.earn(1, 20, 300);
  scene.spend(1, 3);
  scene.hold(1, 2);
  const std::int64_t soon = scene.earn(2, 4, 100);
  REQUIRE(merge_members(scene.book, scene.random, 1000, "A", "B").ok());
  // The merge booked through a ledger of its own: this one begins anew behind it.
  auto reopened = Ledger::open(scene.book, scene.random, 1000);
  REQUIRE(reopened.ok());
  scene.ledger.emplace(std::move(*reopened));
  SUBCASE("unspent") {
    const Reversed done = scene.must_reverse(lot);
    CHECK(parts(done) == Parts{15, 0, 4, 1});
    CHECK(done.member == "B");
    CHECK(done.balance == 0);
    CHECK(scene.remaining(soon) == 0);
  }
  SUBCASE("run out there") {
    SQLite::Statement moved(scene.book.database(), "SELECT number FROM transfer WHERE kind = 11");
    REQUIRE(moved.executeStep());
    scene.expire(2, moved.getColumn(0).getInt64(), 10);
    CHECK(parts(scene.must_reverse(lot)) == Parts{5, 10, 4, 1});
  }
  SUBCASE("their own award") { CHECK(parts(scene.must_reverse(soon)) == Parts{4, 0, 0, 0}); }
}

TEST_CASE("points that were taken are given again, a lot for each with its expiry") {
  ReversalScene scene;
  scene.earn(1, 20, 0);
  scene.earn(1, 10, 100);
  const std::int64_t taken = scene.spend(1, 25);
  const Reversed done = scene.must_reverse(taken);
  CHECK(parts(done) == Parts{});
  CHECK(done.points == 25);
  CHECK(done.balance == 30);
  const MemberBalance balance = balance_of(scene.book, 1, "A", kNow);
  CHECK(balance.spendable == 30);
  CHECK(balance.expiring == 10);
  CHECK(balance.expires_at == Instant{kNow.seconds + 100});
  CHECK(scene.remaining(done.transfer) == 10);
  CHECK(scene.remaining(done.transfer + 1) == 15);
}

TEST_CASE("what a pot gave goes back to it, and what it got is only given again if it is there") {
  ReversalScene scene;
  const std::int64_t pot = scene.ledger->named(AccountKind::pot, "hotel");
  scene.must(scene.post(scene.office(), pot, 9, TransferKind::donate));
  const std::int64_t lot = scene.must(scene.post(pot, scene.member(1), 9, TransferKind::award));
  const std::int64_t back = scene.must(scene.post(scene.member(1), pot, 4, TransferKind::adjust));
  scene.must_reverse(lot);
  CHECK(scene.balance(AccountKind::pot, "hotel") == 13);
  CHECK(scene.balance(AccountKind::unrecovered, "unrecovered") == -4);
  scene.must(scene.post(pot, scene.member(2), 10, TransferKind::award));
  const auto refused = reverse(scene.book, *scene.ledger, back, "why");
  REQUIRE(!refused.ok());
  CHECK(refused.error().what == Problem::pot_short);
}

TEST_CASE("openings, awards, activities and adjustments are reversed, nothing else") {
  for (std::size_t i = 0; i < kTransferKinds; ++i) {
    const auto kind = static_cast<TransferKind>(i);
    CAPTURE(name_of(kind));
    ReversalScene scene;
    const std::int64_t lot = scene.earn(1, 5, 0);
    const auto name_lot = [&](Posting& posting) { posting.resolves = lot; };
    std::int64_t transfer = 0;
    bool is_reversible = false;
    switch (kind) {
      case TransferKind::opening:
      case TransferKind::award:
      case TransferKind::activity:
      case TransferKind::adjust:
        is_reversible = true;
        [[fallthrough]];
      case TransferKind::earning:
      case TransferKind::renew:
        transfer = scene.must(scene.post(scene.office(), scene.member(1), 3, kind));
        break;
      case TransferKind::donate:
        transfer = scene.must(
            scene.post(scene.office(), scene.ledger->named(AccountKind::pot, "hotel"), 3, kind));
        break;
      case TransferKind::hold:
        transfer = scene.hold(1, 3);
        break;
      case TransferKind::take:
      case TransferKind::give_back: {
        const std::int64_t hold = scene.hold(1, 3);
        const std::int64_t to = kind == TransferKind::give_back
                                    ? scene.member(1)
                                    : scene.ledger->named(AccountKind::redeemed, "redeemed");
        transfer = scene.must(scene.post(scene.ledger->named(AccountKind::held, "held"), to, 3,
                                         kind, [&](Posting& posting) { posting.resolves = hold; }));
        break;
      }
      case TransferKind::expire:
        transfer = scene.expire(1, lot, 3);
        break;
      case TransferKind::forfeit:
        transfer = scene.must(scene.post(
            scene.member(1), scene.ledger->named(AccountKind::forfeit, "forfeit"), 3, kind));
        break;
      case TransferKind::move:
        transfer = scene.must(scene.post(scene.member(1), scene.member(2), 5, kind, name_lot));
        break;
      case TransferKind::reverse:
        transfer = scene.must_reverse(lot).transfer;
        break;
    }
    const auto done = reverse(scene.book, *scene.ledger, transfer, "why");
    CHECK(done.ok() == is_reversible);
    if (!done) {
      CHECK(done.error().what == Problem::not_reversible);
      CHECK(done.error().arguments[1] == name_of(kind));
    }
    CHECK(flaw_of(scene).empty());
  }
  ReversalScene scene;
  for (const std::int64_t number : {0, 1, 2, 99}) {
    CHECK(reverse(scene.book, *scene.ledger, number, "why").error().what ==
          Problem::transfer_missing);
  }
}

TEST_CASE("why stands beside what is booked of the member, and is erased with them") {
  ReversalScene scene;
  const std::int64_t lot = scene.earn(1, 20, 100);
  scene.spend(1, 5);
  const Reversed done = scene.must_reverse(lot);
  CHECK(parts(done) == Parts{15, 0, 0, 5});
  SQLite::Statement notes(scene.book.database(),
                          "SELECT count(*), min(transfer) FROM transfer_note"
                          " WHERE transfer >= ?1 AND text = 'why'");
  notes.bind(1, done.transfer);
  REQUIRE(notes.executeStep());
  CHECK(notes.getColumn(0).getInt64() == 1);
  CHECK(notes.getColumn(1).getInt64() == done.transfer);
}
