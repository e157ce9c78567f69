#include <doctest/doctest.h>

#include "ledger_scene.hpp"
#include "points/balance.hpp"
#include "points/request.hpp"
#include "tampering.hpp"

using namespace yangxiao;
using namespace yangxiao::points;

namespace {

// A book with one of everything: lots, a hold that is taken and one that is given back, a move.
void fill(Scene& scene) {
  Ledger& ledger = *scene.ledger;
  const std::int64_t rule = ledger.record_rule(20'000, "[cap]\nday = 5\n");
  scene.earn(1, 10, 100);
  scene.earn(1, 20, 0);
  const std::int64_t moved = scene.earn(2, 5, 50);
  const std::int64_t a = ledger.of_member(1);
  const std::int64_t held = ledger.named(AccountKind::held, "held");
  REQUIRE(scene
              .post(ledger.named(AccountKind::issue, "rule-1"), a, 4, TransferKind::earning,
                    [&](Posting& posting) { posting.rule = rule; })
              .ok());
  const auto one = scene.post(a, held, 12, TransferKind::hold);
  const auto other = scene.post(a, held, 3, TransferKind::hold);
  REQUIRE(one.ok());
  REQUIRE(other.ok());
  REQUIRE(scene
              .post(held, ledger.named(AccountKind::redeemed, "redeemed"), 12, TransferKind::take,
                    [&](Posting& posting) { posting.resolves = *one; })
              .ok());
  REQUIRE(scene
              .post(held, a, 3, TransferKind::give_back,
                    [&](Posting& posting) { posting.resolves = *other; })
              .ok());
  REQUIRE(scene
              .post(ledger.of_member(2), a, 5, TransferKind::move,
                    [&](Posting& posting) {
                      posting.resolves = moved;
                      posting.expires_at = Instant{kNow.seconds + 50};
                    })
              .ok());
}

}  // namespace

TEST_CASE("what runs out first is spent first, and what never does last") {
  Scene scene;
  const std::int64_t never = scene.earn(1, 10, 0);
  const std::int64_t later = scene.earn(1, 10, 200);
  const std::int64_t soon = scene.earn(1, 10, 100);
  const std::int64_t a = scene.ledger->of_member(1);
  const std::int64_t held = scene.ledger->named(AccountKind::held, "held");
  REQUIRE(scene.post(a, held, 15, TransferKind::hold).ok());
  CHECK(scene.remaining(soon) == 0);
  CHECK(scene.remaining(later) == 5);
  CHECK(scene.remaining(never) == 10);
  const auto refused = scene.post(a, held, 16, TransferKind::hold);
  REQUIRE(!refused.ok());
  CHECK(refused.error().what == Problem::points_short);
  CHECK(refused.error().arguments == std::vector<std::string>{"15", "16"});
  CHECK(flaw_of(scene).empty());
}

TEST_CASE("what has run out cannot be spent, and a balance says so") {
  Scene scene;
  scene.earn(1, 10, -1);
  scene.earn(1, 4, 60);
  const std::int64_t a = scene.ledger->of_member(1);
  const std::int64_t held = scene.ledger->named(AccountKind::held, "held");
  const MemberBalance balance = balance_of(scene.book, 1, "A", kNow);
  CHECK(balance.balance == 14);
  CHECK(balance.spendable == 4);
  CHECK(balance.expiring == 4);
  CHECK(balance.expires_at == Instant{kNow.seconds + 60});
  CHECK(scene.post(a, held, 5, TransferKind::hold).error().what == Problem::points_short);
  CHECK(scene.post(a, held, 4, TransferKind::hold).ok());
  CHECK(balance_of(scene.book, 1, "A", kNow).held == 4);
}

TEST_CASE("a pot gives what is in it") {
  Scene scene;
  const std::int64_t pot = scene.ledger->named(AccountKind::pot, "hotel");
  const std::int64_t a = scene.ledger->of_member(1);
  CHECK(scene.post(pot, a, 1, TransferKind::award).error().what == Problem::pot_short);
  const std::int64_t donor = scene.ledger->named(AccountKind::issue, "hotel");
  REQUIRE(scene.post(donor, pot, 3, TransferKind::donate).ok());
  CHECK(scene.post(pot, a, 3, TransferKind::award).ok());
  CHECK(scene.post(pot, a, 1, TransferKind::award).error().what == Problem::pot_short);
}

TEST_CASE("all balances together are zero") {
  Scene scene;
  fill(scene);
  CHECK(scene.book.database().execAndGet("SELECT sum(balance) FROM account").getInt64() == 0);
  CHECK(scene.book.database().execAndGet("SELECT sum(held) FROM account").getInt64() == 0);
  CHECK(flaw_of(scene).empty());
}

TEST_CASE("rows of the ledger are neither changed, removed, replaced nor put in between") {
  Scene scene;
  fill(scene);
  for (const char* table : {"transfer", "account", "actor", "rule", "lot", "allocation"}) {
    CAPTURE(table);
    const std::string name = table;
    auto& database = scene.book.database();
    CHECK_THROWS_AS(database.exec("DELETE FROM " + name), SQLite::Exception);
    SQLite::Statement columns(database, "SELECT name FROM pragma_table_info(?1)");
    columns.bind(1, name);
    while (columns.executeStep()) {
      const std::string column = columns.getColumn(0).getString();
      const bool is_kept = (name == "account" && (column == "balance" || column == "held")) ||
                           (name == "lot" && column == "remaining");
      if (is_kept) continue;
      CAPTURE(column);
      CHECK_THROWS_AS(database.exec("UPDATE " + name + " SET " + column + " = " + column),
                      SQLite::Exception);
    }
    CHECK_THROWS_AS(database.exec("INSERT OR REPLACE INTO " + name + " SELECT * FROM " + name +
                                  " ORDER BY 1 LIMIT 1"),
                    SQLite::Exception);
  }
  CHECK(flaw_of(scene).empty());
}

TEST_CASE("a hold ends once, whatever is tried") {
  Scene scene;
  scene.earn(1, 10, 0);
  const std::int64_t a = scene.ledger->of_member(1);
  const std::int64_t held = scene.ledger->named(AccountKind::held, "held");
  const auto hold = scene.post(a, held, 4, TransferKind::hold);
  REQUIRE(scene.post(a, held, 5, TransferKind::hold).ok());
  const auto end = [&](Posting& posting) { posting.resolves = *hold; };
  REQUIRE(scene.post(held, a, 4, TransferKind::give_back, end).ok());
  CHECK_THROWS_AS((void)scene.post(held, a, 4, TransferKind::give_back, end), SQLite::Exception);
}

TEST_CASE("whatever is changed in whatever column of the ledger is found") {
  std::size_t tried = 0;
  for (const char* table : {"transfer", "account", "actor", "rule", "lot", "allocation",
                            "transfer_note", "member_account", "ledger"}) {
    std::vector<std::pair<std::string, std::string>> columns;
    {
      const Scene scene;
      SQLite::Statement query(scene.book.database(),
                              "SELECT name, type FROM pragma_table_info(?1)");
      query.bind(1, std::string(table));
      while (query.executeStep()) {
        columns.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getString());
      }
    }
    for (const auto& [column, type] : columns) {
      if (column == "mark" || (std::string(table) == "ledger" && column == "ledger")) continue;
      // When something was recorded last is said by the last link, too.
      if (std::string(table) == "ledger" && column == "recorded_at") continue;
      CAPTURE(table);
      CAPTURE(column);
      Scene scene;
      fill(scene);
      const std::string name = table;
      const std::string one = name == "allocation"
                                  ? "(transfer, lot) = (SELECT transfer, lot FROM allocation ORDER "
                                    "BY 1 DESC, 2 LIMIT 1)"
                                  : "rowid = (SELECT max(rowid) FROM " + name + ")";
      tamper(scene.book, "UPDATE " + name + " SET " + column + " = " + other_value(column, type) +
                             " WHERE " + one);
      CHECK(!flaw_of(scene).empty());
      ++tried;
    }
  }
  CHECK(tried > 40);
}

TEST_CASE("a row that is removed, exchanged, added or cut off is found") {
  for (const char* sql :
       {"DELETE FROM transfer WHERE number = (SELECT min(number) FROM transfer)",
        "DELETE FROM transfer WHERE number = (SELECT max(number) FROM transfer)",
        "DELETE FROM account WHERE kind = 3", "DELETE FROM actor", "DELETE FROM rule",
        "DELETE FROM lot WHERE lot = (SELECT min(lot) FROM lot)", "DELETE FROM allocation",
        "DELETE FROM ledger", "UPDATE transfer SET number = 1000 - number",
        "INSERT INTO lot SELECT 1, account, 1, 1, 1 FROM account WHERE kind = 0 LIMIT 1",
        "INSERT INTO transfer_note SELECT number, zeroblob(16), 'x', 1 FROM transfer WHERE note IS "
        "NULL "
        "LIMIT 1",
        "INSERT INTO transfer SELECT number + 1, first, debit, credit, amount, kind, subject, "
        "subject_number, expires_at, happened_at, recorded_at, actor, batch, NULL, NULL, NULL, "
        "hash, rule "
        "FROM transfer ORDER BY number DESC LIMIT 1"}) {
    CAPTURE(sql);
    Scene scene;
    fill(scene);
    tamper(scene.book, sql);
    CHECK(!flaw_of(scene).empty());
  }
}

TEST_CASE("a trigger that is gone, changed or new is named") {
  Scene scene;
  fill(scene);
  scene.book.database().exec("DROP TRIGGER transfer_kept");
  CHECK(flaw_of(scene) == "ledger_broken trigger transfer_kept  schema");
  scene.book.database().exec(
      "CREATE TRIGGER transfer_kept BEFORE DELETE ON transfer BEGIN SELECT 1; END");
  CHECK(flaw_of(scene) == "ledger_broken trigger transfer_kept  schema");
  Scene other;
  other.book.database().exec("CREATE TRIGGER mine AFTER INSERT ON lot BEGIN SELECT 1; END");
  CHECK(flaw_of(other) == "ledger_broken trigger mine  schema");
}

TEST_CASE("a head that was published holds the chain to what it was") {
  Scene scene;
  const Head before = head_of(scene.book);
  scene.earn(1, 10, 0);
  const Head published = head_of(scene.book);
  scene.earn(1, 20, 0);
  CHECK(flaw_of(scene, before).empty());
  CHECK(flaw_of(scene, published).empty());
  CHECK(parse_head(to_text(published))->hash == published.hash);
  // Written anew from the beginning it holds together, and is not what was published.
  Scene anew;
  anew.earn(1, 11, 0);
  anew.earn(1, 20, 0);
  CHECK(flaw_of(anew).empty());
  CHECK(flaw_of(anew, published) == "head_differs " + std::to_string(published.count));
  Scene cut;
  CHECK(flaw_of(cut, published) == "head_beyond " + std::to_string(published.count) + " 0");
}

TEST_CASE("what is erased leaves the chain as it is") {
  Scene scene;
  fill(scene);
  scene.book.database().exec(
      "INSERT INTO erasure (member, account, erased_at, actor, mark) "
      "SELECT member, account, 1, 'x', 1 FROM member_account WHERE member = 2;"
      "DELETE FROM transfer_note; DELETE FROM member_account WHERE member = 2");
  const auto checked = check(scene.book, {});
  REQUIRE(checked.ok());
  CHECK(checked->erased_notes == 3);
  CHECK(checked->erased_owners == 1);
}

TEST_CASE("an account whose owner is gone and was not erased is found") {
  Scene scene;
  fill(scene);
  const std::int64_t account = scene.ledger->of_member(2);
  scene.book.database().exec("DELETE FROM member_account WHERE member = 2");
  CHECK(flaw_of(scene) == "ledger_broken member_account " + std::to_string(account) + " missing");
  scene.book.database().exec("UPDATE ledger SET recorded_at = recorded_at + 1");
  CHECK(flaw_of(scene).find("head") != std::string::npos);
}

TEST_CASE("a request is told again, and another one under its key is refused") {
  Scene scene;
  const Request request{"award", "k1", {{"member", "A"}, {"points", "5"}}};
  CHECK(!outcome_of(scene.book, request)->has_value());
  keep_outcome(scene.book, scene.random, request, "{\"transfer\":\"1\"}");
  CHECK(**outcome_of(scene.book, request) == "{\"transfer\":\"1\"}");
  Request other = request;
  other.arguments[1].second = "6";
  CHECK(outcome_of(scene.book, other).error().arguments ==
        std::vector<std::string>{"k1", "points"});
  other.arguments.pop_back();
  CHECK(outcome_of(scene.book, other).error().arguments ==
        std::vector<std::string>{"k1", "points"});
  // What nobody had heard of then was not given then.
  other = request;
  other.arguments.emplace_back("since", "");
  CHECK(outcome_of(scene.book, other)->has_value());
  other.arguments.back().second = "x";
  CHECK(outcome_of(scene.book, other).error().arguments == std::vector<std::string>{"k1", "since"});
  other.verb = "adjust";
  CHECK(!outcome_of(scene.book, other)->has_value());
}
