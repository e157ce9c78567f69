// Visits: what was given leaves the shelf once, and comes back when its list does.
#include <sqlite3.h>

#include "ledger_scene.hpp"
#include "points/check.hpp"
#include "redeem/visit/visit_counts.hpp"
#include "redeem/visit/visit_import.hpp"
#include "redeem/visit/visit_words.hpp"
#include "redeem_scene.hpp"
#include "tampering.hpp"

using namespace yangxiao;
using namespace yangxiao::redeem;
using points::kNow;
using points::Ledger;

namespace {

constexpr Spot kWaterThere{kWater, kS1};

struct Office {
  Office() : book(station::book_in_memory()), random(7) {
    fill_lists(book);
    auto opened = Ledger::open(book, random, 1000);
    REQUIRE(opened.ok());
    ledger.emplace(std::move(*opened));
  }
  Status add(Visit visit) { return VisitWriter(book, *ledger).add(visit, china()); }
  Result<VisitSummary> import(const std::string& rows) {
    const std::string csv = "station,at,people,member,gave,lacked\n" + rows;
    MemoryInput input("visits.csv", csv);
    CollectingReporter reporter;
    return import_visits(book, *ledger, china(), input, {}, reporter);
  }
  std::string flaw() const {
    const auto checked = points::check(book, {});
    return checked.ok() ? flaw_of(book) : "chain: " + checked.error().arguments.at(0);
  }
  std::int64_t water(StockAccountKind kind = StockAccountKind::shelf) const {
    return there(book, kind, kWaterThere);
  }

  store::Writer book;
  Random random;
  std::optional<Ledger> ledger;
};

Visit visit_with(std::vector<Gift> gifts) {
  Visit visit;
  visit.station = 1;
  visit.at = kNow;
  visit.gifts = std::move(gifts);
  return visit;
}

Instant after(std::int64_t seconds) { return {kNow.seconds + seconds}; }

}  // namespace

TEST_CASE("what was given leaves the shelf, of what expires first") {
  Office office;
  give(office.book, *office.ledger, kWaterThere, 3);
  give(office.book, *office.ledger, kWaterThere, 2, after(1000));
  REQUIRE(office.add(visit_with({{kWater, 4}})).ok());
  CHECK(office.water() == 1);
  CHECK(office.water(StockAccountKind::handed_out) == 4);
  const auto left = lots_there(office.book, StockAccountKind::shelf, kWaterThere);
  REQUIRE(left.size() == 1);
  CHECK(left[0].expires_at == points::kNever);
  CHECK(office.flaw().empty());
  const auto short_of = office.add(visit_with({{kWater, 2}}));
  REQUIRE(!short_of.ok());
  CHECK(short_of.error().what == Problem::stock_short);
}

TEST_CASE("what never lay on a shelf is counted and moves nothing") {
  Office office;
  give(office.book, *office.ledger, {kWater, kS2}, 3);
  REQUIRE(office.add(visit_with({{kWater, 4}})).ok());
  CHECK(office.water(StockAccountKind::handed_out) == 0);
  const auto counts = visit_counts(office.book, china(), {}, VisitsBy::item);
  REQUIRE(counts.size() == 1);
  CHECK(counts[0].key == "WATER");
  CHECK(counts[0].given == 4);
  CHECK(office.flaw().empty());
}

TEST_CASE("what has a price or a limit is not given away") {
  Office office;
  for (const std::int64_t item : {kMeal, kSoap}) {
    const auto given = office.add(visit_with({{item, 1}}));
    REQUIRE(!given.ok());
    CHECK(given.error().what == Problem::gift_not_free);
  }
  office.book.database().exec("UPDATE item SET per_day = 1 WHERE item = 3");
  CHECK(office.add(visit_with({{kWater, 1}})).error().what == Problem::gift_not_free);
}

TEST_CASE("the same list again is known row by row, also where two rows say the same") {
  Office office;
  give(office.book, *office.ledger, kWaterThere, 10);
  const std::string rows =
      "S1,2026-11-01 08:00,1,,WATER:1,\nS1,2026-11-01 "
      "08:00,1,,WATER:1,\nS1,2026-11-01,3,,,toilet\n";
  const auto first = office.import(rows);
  REQUIRE(first.ok());
  CHECK(first->counts.inserted == 3);
  CHECK(first->people == 5);
  CHECK(office.water() == 8);
  const auto again = office.import(rows + "S1,2026-11-01 08:00,1,,WATER:1,\n");
  REQUIRE(again.ok());
  CHECK(again->counts.unchanged == 3);
  CHECK(again->counts.inserted == 1);
  CHECK(office.water() == 7);
  CHECK(office.flaw().empty());
}

namespace {
// Thousands of SQLite's instructions that an import of `count` rows of one minute took.
std::int64_t cost_of(Office& office, int count) {
  std::string rows;
  for (int i = 0; i < count; ++i) rows += "S1,2026-11-01 08:00,1,,,toilet\n";
  std::int64_t cost = 0;
  const auto counted = [](void* counter) { return ++*static_cast<std::int64_t*>(counter), 0; };
  sqlite3_progress_handler(office.book.database().getHandle(), 1000, counted, &cost);
  REQUIRE(office.import(rows).ok());
  sqlite3_progress_handler(office.book.database().getHandle(), 0, nullptr, nullptr);
  return cost;
}
}  // namespace

TEST_CASE("many rows of one minute cost no more each than a few") {
  Office few;
  Office many;
  const std::int64_t first = cost_of(few, 500);
  CHECK(cost_of(many, 4000) < 16 * first);
  CHECK(cost_of(many, 4000) < 16 * cost_of(few, 500));  // again: all known
}

TEST_CASE("a list that is taken back brings back what is good still") {
  Office office;
  give(office.book, *office.ledger, kWaterThere, 2, after(1000));
  give(office.book, *office.ledger, kWaterThere, 5);
  const auto imported = office.import("S1,2026-11-01 08:00,1,A,WATER:3,\n");
  REQUIRE(imported.ok());
  CHECK(office.water() == 4);
  CHECK(office.flaw().empty());
  // Meanwhile it ran out.
  tamper(office.book, "UPDATE stock_lot SET expires_at = 1 WHERE expires_at IS NOT NULL");
  const auto undone = undo_visits(office.book, *office.ledger, imported->batch, "x");
  REQUIRE(undone.ok());
  CHECK(undone->removed == 1);
  CHECK(office.water() == 5);
  CHECK(office.water(StockAccountKind::wasted) == 2);
  CHECK(office.water(StockAccountKind::handed_out) == 0);
  CHECK(undo_visits(office.book, *office.ledger, imported->batch, "x").error().what ==
        Problem::batch_undone);
}

TEST_CASE("a visit that is not what left the shelf is found") {
  for (const char* sql : {"UPDATE visit_gift SET quantity = 9", "UPDATE visit_gift SET item = 2",
                          "UPDATE visit SET station = 2", "DELETE FROM visit_gift",
                          "UPDATE visit_gift SET movement = 1"}) {
    CAPTURE(sql);
    Office office;
    give(office.book, *office.ledger, kWaterThere, 10);
    REQUIRE(office.add(visit_with({{kWater, 4}})).ok());
    REQUIRE(office.flaw().empty());
    tamper(office.book, sql);
    CHECK(office.flaw().find("gift") != std::string::npos);
  }
}

TEST_CASE("hours are of visits with a time, and members are counted once") {
  Office office;
  REQUIRE(office
              .import("S1,2026-11-01 08:59,1,A,,\nS1,2026-11-01 09:00,1,A,,toilet\n"
                      "S1,2026-11-01,7,,,\nS2,2026-11-02 09:30,1,B,,\n")
              .ok());
  const auto hours = visit_counts(office.book, china(), {}, VisitsBy::hour);
  REQUIRE(hours.size() == 3);
  CHECK(hours[0].key == "08");
  CHECK(hours[1].key == "09");
  CHECK(hours[1].people == 2);
  CHECK(hours[2].key.empty());
  CHECK(hours[2].people == 7);
  const auto all = visit_counts(office.book, china(), {}, VisitsBy::all);
  REQUIRE(all.size() == 1);
  CHECK(all[0].people == 10);
  CHECK(all[0].members == 2);
  CHECK(all[0].lacked == 1);
  VisitFilter of_first;
  of_first.station = 1;
  CHECK(visit_counts(office.book, china(), of_first, VisitsBy::day).size() == 1);
}

TEST_CASE("what was given is read as people write it") {
  Office office;
  catalogue::References references(office.book);
  for (const char* text : {"WATER:2", "water×2", "WATER * 2", "ＷＡＴＥＲ：２"}) {
    CAPTURE(text);
    const auto gift = parse_gift(references, text, "gave");
    REQUIRE(gift.ok());
    CHECK(*gift == Gift{kWater, 2});
  }
  CHECK(parse_gift(references, "WATER", "gave")->quantity == 1);
  for (const char* text : {"WATER:", ":2", "WATER:-1", "WATER:1.5", "WATER:0", ""}) {
    CAPTURE(text);
    CHECK(parse_gift(references, text, "gave").error().what == Problem::gift_bad);
  }
  const auto twice = parse_gifts(references, {"WATER:2", "SOAP", "water"}, "gave");
  REQUIRE(twice.ok());
  CHECK(*twice == std::vector<Gift>{{kSoap, 1}, {kWater, 3}});
}
