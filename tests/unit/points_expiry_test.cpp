#include <doctest/doctest.h>

#include "ledger_scene.hpp"
#include "points/balance.hpp"
#include "points/expiry.hpp"

using namespace yangxiao;
using namespace yangxiao::points;

namespace {

std::string told(const Lapse& lapse) {
  return lapse.member + " " + std::to_string(lapse.points) + " " +
         std::to_string(lapse.at.seconds - kNow.seconds) + "; ";
}

std::string running_out(const Scene& scene, std::int64_t seconds) {
  std::string text;
  REQUIRE(each_lapse(scene.book, Instant{kNow.seconds + seconds}, [&](const Lapse& lapse) {
            CHECK(lapse.transfer == 0);
            text += told(lapse);
            return Status();
          }).ok());
  return text;
}

std::string booked(Scene& scene) {
  std::string text;
  REQUIRE(book_lapses(scene.book, *scene.ledger, [&](const Lapse& lapse) {
            CHECK(lapse.transfer > 0);
            text += told(lapse);
            return Status();
          }).ok());
  CHECK(flaw_of(scene).empty());
  return text;
}

std::int64_t balance_of_kind(const Scene& scene, AccountKind kind, const char* name) {
  const auto account = account_named(scene.book, kind, name);
  return account ? account->balance : 0;
}

}  // namespace

TEST_CASE("what runs out is told by moment, then by code, and never what does not") {
  Scene scene;
  scene.earn(2, 4, 50);
  scene.earn(1, 10, 50);
  scene.earn(1, 1, 50);
  scene.earn(1, 7, -5);
  scene.earn(1, 3, 51);
  scene.earn(2, 100, 0);
  CHECK(running_out(scene, -6).empty());
  CHECK(running_out(scene, -5) == "A 7 -5; ");
  CHECK(running_out(scene, 50) == "A 7 -5; A 11 50; B 4 50; ");
  CHECK(running_out(scene, 400'000'000'000) == "A 7 -5; A 11 50; B 4 50; A 3 51; ");
}

TEST_CASE("what has run out is booked once, as of when it ran out, and the rest stays") {
  Scene scene;
  const std::int64_t lot = scene.earn(1, 10, 0);
  const std::int64_t gone = scene.earn(1, 7, -5);
  const std::int64_t also = scene.earn(1, 2, -5);
  scene.earn(2, 4, 1);
  scene.earn(2, 6, 0);
  CHECK(booked(scene) == "A 9 -5; ");
  CHECK(scene.remaining(gone) == 0);
  CHECK(scene.remaining(also) == 0);
  CHECK(scene.remaining(lot) == 10);
  CHECK(balance_of(scene.book, 1, "A", kNow).balance == 10);
  CHECK(balance_of_kind(scene, AccountKind::expired, "expired") == 9);
  SQLite::Statement transfers(scene.book.database(),
                              "SELECT count(*), min(happened_at), max(happened_at),"
                              " count(DISTINCT first) FROM transfer WHERE kind = 9");
  REQUIRE(transfers.executeStep());
  CHECK(transfers.getColumn(0).getInt64() == 2);
  CHECK(transfers.getColumn(1).getInt64() == kNow.seconds - 5);
  CHECK(transfers.getColumn(2).getInt64() == kNow.seconds - 5);
  CHECK(transfers.getColumn(3).getInt64() == 1);
  const Head head = head_of(scene.book);
  CHECK(booked(scene).empty());
  CHECK(head_of(scene.book).count == head.count);
}

TEST_CASE("where nothing has run out no account is opened") {
  Scene scene;
  CHECK(booked(scene).empty());
  CHECK(head_of(scene.book).count == 0);
  scene.earn(1, 5, 1);
  CHECK(booked(scene).empty());
  CHECK(!account_named(scene.book, AccountKind::expired, "expired"));
}

TEST_CASE("what is held does not run out, and does when it is given back") {
  Scene scene;
  scene.earn(1, 10, 5);
  const std::int64_t a = scene.ledger->of_member(1);
  const std::int64_t held = scene.ledger->named(AccountKind::held, "held");
  const auto hold = scene.post(a, held, 4, TransferKind::hold);
  REQUIRE(hold.ok());
  CHECK(running_out(scene, 5) == "A 6 5; ");
  // The clock of this book stands still: what the lot will be tomorrow is said of it today.
  const auto lot = scene.earn(1, 3, -1);
  CHECK(booked(scene) == "A 3 -1; ");
  CHECK(scene.remaining(lot) == 0);
  CHECK(balance_of(scene.book, 1, "A", kNow).held == 4);
  REQUIRE(scene
              .post(held, a, 4, TransferKind::give_back,
                    [&](Posting& posting) { posting.resolves = *hold; })
              .ok());
  CHECK(running_out(scene, 5) == "A 10 5; ");
}

TEST_CASE("a lot to which something is given back after it ran out is booked again") {
  Scene scene;
  const std::int64_t lot = scene.earn(1, 10, 5);
  const std::int64_t a = scene.ledger->of_member(1);
  const std::int64_t held = scene.ledger->named(AccountKind::held, "held");
  const std::int64_t expired = scene.ledger->named(AccountKind::expired, "expired");
  const auto hold = scene.post(a, held, 4, TransferKind::hold);
  REQUIRE(hold.ok());
  const auto expire = [&](std::int64_t amount) {
    return scene.post(a, expired, amount, TransferKind::expire,
                      [&](Posting& posting) { posting.resolves = lot; });
  };
  REQUIRE(expire(6).ok());
  CHECK(scene.remaining(lot) == 0);
  REQUIRE(scene
              .post(held, a, 4, TransferKind::give_back,
                    [&](Posting& posting) { posting.resolves = *hold; })
              .ok());
  CHECK(scene.remaining(lot) == 4);
  REQUIRE(expire(4).ok());
  CHECK(scene.remaining(lot) == 0);
  CHECK(flaw_of(scene).empty());
}

TEST_CASE("what somebody brought along runs out under whom they are now") {
  Scene scene;
  scene.earn(1, 10, 5);
  scene.book.database().exec("UPDATE member SET merged_into = 2 WHERE member = 1");
  CHECK(running_out(scene, 5) == "B 10 5; ");
}
