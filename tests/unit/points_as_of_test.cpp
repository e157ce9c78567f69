#include <tuple>
#include <vector>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "ledger_scene.hpp"
#include "points/as_of.hpp"
#include "points/debt.hpp"
#include "points/head.hpp"
#include "points/reversal.hpp"

using namespace yangxiao;
using namespace yangxiao::points;

namespace {

struct Kept {
  std::int64_t up_to = 0;
  MemberBalance balance;
};

auto figures(const MemberBalance& one) {
  return std::tuple(one.balance, one.held, one.spendable, one.owed, one.expiring, one.expires_at);
}

class History {
 public:
  // One of the things that can happen to a member; what cannot be now does not.
  void happen(int what, std::int64_t amount) {
    const std::int64_t member = scene_.ledger->of_member(1);
    const std::int64_t office = scene_.ledger->named(AccountKind::issue, "office");
    const std::int64_t held = scene_.ledger->named(AccountKind::held, "held");
    if (what == 0) scene_.earn(1, amount, amount % 3 == 0 ? 0 : amount * 100);
    if (what == 1) {
      const auto hold = scene_.post(member, held, amount, TransferKind::hold);
      if (hold.ok()) holds_.push_back({*hold, amount});
    }
    if (what == 2 || what == 3) end_hold(what == 2, member, held);
    if (what == 4) (void)scene_.post(member, office, amount, TransferKind::adjust);
    kept_.push_back({head_of(scene_.book).count, balance_of(scene_.book, 1, "A", kNow)});
  }

  void check() {
    for (const Kept& one : kept_) {
      RC_ASSERT(figures(balance_as_of(scene_.book, 1, "A", {one.up_to, kNow})) ==
                figures(one.balance));
    }
  }

 private:
  void end_hold(bool is_taken, std::int64_t member, std::int64_t held) {
    if (holds_.empty()) return;
    const auto [hold, amount] = holds_.back();
    holds_.pop_back();
    const std::int64_t to =
        is_taken ? scene_.ledger->named(AccountKind::redeemed, "redeemed") : member;
    const auto done =
        scene_.post(held, to, amount, is_taken ? TransferKind::take : TransferKind::give_back,
                    [hold](Posting& posting) { posting.resolves = hold; });
    RC_ASSERT(done.ok());
  }

  Scene scene_;
  std::vector<std::pair<std::int64_t, std::int64_t>> holds_;
  std::vector<Kept> kept_;
};

}  // namespace

TEST_CASE("a balance as of a head is what it was then") {
  CHECK(rc::check("whatever came, was held, taken, given back and taken away since", [] {
    History history;
    const auto steps = *rc::gen::container<std::vector<std::pair<int, std::int64_t>>>(
        rc::gen::pair(rc::gen::inRange(0, 5), rc::gen::inRange<std::int64_t>(1, 9)));
    for (const auto& [what, amount] : steps) history.happen(what, amount);
    history.check();
  }));
}

TEST_CASE("what was spent of a false report's points is owed, and half of what comes pays it") {
  Scene scene;
  const std::int64_t lot = scene.earn(1, 20, 0);
  const std::int64_t member = scene.ledger->of_member(1);
  const std::int64_t office = scene.ledger->named(AccountKind::issue, "office");
  REQUIRE(scene.post(member, office, 15, TransferKind::adjust).ok());
  const auto taken = take_back_earning(scene.book, *scene.ledger, lot, "false", {true, {}});
  REQUIRE(taken.ok());
  CHECK(taken->from_lot == 5);
  CHECK(taken->owed == 15);
  CHECK(taken->unrecovered == 0);
  CHECK(owed_by(scene.book, 1) == 15);
  CHECK(all_debts(scene.book).at(member) == 15);
  CHECK(owed_by(scene.book, 2) == 0);

  Repayments repayments(scene.book, *scene.ledger);
  repayments.got(member, 5);
  repayments.got(member, 5);
  const auto due = repayments.postings();
  REQUIRE(due.size() == 1);
  CHECK(due.front().amount == 4);  // half of each, rounded down

  std::vector<Posting> group = {{office, member, 100, TransferKind::award}};
  Repayments more(scene.book, *scene.ledger);
  more.got(member, 100);
  for (Posting& one : more.postings()) group.push_back(std::move(one));
  REQUIRE(group.size() == 2);
  CHECK(group.back().amount == 15);  // no more than is owed
  REQUIRE(scene.ledger->post(group).ok());
  CHECK(owed_by(scene.book, 1) == 0);
  CHECK(all_debts(scene.book).empty());
  CHECK(balance_of(scene.book, 1, "A", kNow).balance == 85);
  CHECK(flaw_of(scene).empty());
}
