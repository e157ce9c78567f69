// Stock: what is donated, moved, wasted and counted, and that none of it vanishes.
#include <rapidcheck.h>

#include "base/text/checked_code.hpp"
#include "calendar/civil.hpp"
#include "ledger_scene.hpp"
#include "points/check.hpp"
#include "redeem/donor_statement.hpp"
#include "redeem_scene.hpp"
#include "tampering.hpp"

using namespace yangxiao;
using namespace yangxiao::redeem;
using points::kNow;
using points::Ledger;

namespace {

constexpr Spot kSoapThere{kSoap, kS1};

struct Counter {
  Counter() : book(station::book_in_memory()), random(7) {
    fill_lists(book);
    open();
  }
  void open() {
    stock.reset();
    ledger.reset();
    auto opened = Ledger::open(book, random, 1000);
    REQUIRE(opened.ok());
    ledger.emplace(std::move(*opened));
    stock.emplace(ledger->chain());
  }
  std::int64_t there(StockAccountKind kind, const Spot& spot = kSoapThere) const {
    return redeem::there(book, kind, spot);
  }
  std::string flaw() const {
    const auto checked = points::check(book, {});
    return checked.ok() ? flaw_of(book) : "chain: " + checked.error().arguments.at(0);
  }

  store::Writer book;
  Random random;
  std::optional<Ledger> ledger;
  std::optional<StockLedger> stock;
};

Instant after(std::int64_t seconds) { return {kNow.seconds + seconds}; }

std::string row_of(const Redemption& redemption, Instant at) {
  return redemption.code + "," + calendar::to_rfc3339(at, china()) + "\n";
}

// One of everything.
void fill(Counter& counter) {
  auto& [book, random, ledger, stock] = counter;
  award(book, *ledger, 1, 100);
  give(book, *ledger, kSoapThere, 10, after(1000));
  StockPosting noted{give(book, *ledger, kSoapThere, 10),
                     stock->of_place(StockAccountKind::shelf, kS1),
                     stock->of_place(StockAccountKind::wasted, kS1), 1, MovementKind::waste};
  noted.note = "broke";
  stock->post(std::span(&noted, 1));
  REQUIRE(ask(book, *ledger, kSoap, 1, kS1).ok());
  const auto taken = ask(book, *ledger, kSoap, 1, kS1);
  REQUIRE(collect(book, *ledger, terms(), *taken, {}).ok());
  const auto back = ask(book, *ledger, kSoap, 1, kS1);
  REQUIRE(cancel(book, *ledger, terms(), *back, {}).ok());
  const auto returned = ask(book, *ledger, kSoap, 1, kS1);
  REQUIRE(collect(book, *ledger, terms(), *returned, {}).ok());
  REQUIRE(take_back(book, *ledger, terms(), read_again(book, *returned), {"wrong"}).ok());
  REQUIRE(send(book, *ledger, china(), {kSoapThere, kS2, 2, {}, {}}).ok());
  const auto unseen = ask(book, *ledger, kSoap, 1, kS1, 1, 24, true);
  const std::string row = row_of(*unseen, kNow);
  REQUIRE(take_list(book, *ledger, {kS1, {}, {}, {}}, row + row_of(*back, kNow))->again.size() ==
          1);
}

}  // namespace

TEST_CASE("a donation lies on the shelf, with its donor and its date") {
  Counter counter;
  const std::int64_t lot = give(counter.book, *counter.ledger, kSoapThere, 10, after(60));
  CHECK(counter.there(StockAccountKind::shelf) == 10);
  const auto lots = lots_there(counter.book, StockAccountKind::shelf, kSoapThere);
  REQUIRE(lots.size() == 1);
  CHECK(lots[0].lot == lot);
  CHECK(lots[0].expires_at == after(60));
  CHECK(still_good(lots, after(60)).empty());
  CHECK(counter.flaw() == "");
}

TEST_CASE("what was good until now, or comes from tomorrow, is not donated") {
  Counter counter;
  const auto give_at = [&](std::optional<Instant> expires_at, std::optional<Instant> received_at) {
    return donate(counter.book, *counter.stock, china(),
                  {kSoapThere, 1, 1, expires_at, received_at, {}});
  };
  CHECK(give_at(kNow, {}).error().what == Problem::donation_lapsed);
  CHECK(give_at({}, after(1)).error().what == Problem::time_ahead);
  CHECK(give_at(after(1), kNow).ok());
}

TEST_CASE("a place that is closed takes nothing in") {
  Counter counter;
  auto& [book, random, ledger, stock] = counter;
  give(book, *ledger, kSoapThere, 5);
  const auto give_to = [&](const redeem::Place& place, std::optional<Instant> received_at) {
    return donate(book, *stock, china(), {{kSoap, place}, 1, 1, {}, received_at, {}});
  };
  book.database().exec("UPDATE station SET closed_since = 1799999000 WHERE station = 2");
  book.database().exec("UPDATE partner SET ended_on = '2027-01-15'");
  CHECK(give_to(kS2, {}).error().what == Problem::station_shut);
  CHECK(give_to(kS2, Instant{1'799'998'999}).ok());  // it was open then
  CHECK(give_to(kHotel, {}).error().what == Problem::partner_ended);
  CHECK(give_to(kHotel, Instant{kNow.seconds - 86'400}).ok());
  const auto send_to = [&](const redeem::Place& place) {
    return send(book, *ledger, china(), {kSoapThere, place, 1, {}, {}});
  };
  CHECK(send_to(kS2).error().what == Problem::station_shut);
  CHECK(send_to(kHotel).error().what == Problem::partner_ended);
}

TEST_CASE("what is moved is on its way until it has come or is lost, lot by lot") {
  Counter counter;
  auto& [book, random, ledger, stock] = counter;
  const std::int64_t later = give(book, *ledger, kSoapThere, 5, after(200));
  const std::int64_t first = give(book, *ledger, kSoapThere, 5, after(100));
  const auto sent = send(book, *ledger, china(), {kSoapThere, kS2, 7, {}, {}});
  REQUIRE(sent.ok());
  CHECK(counter.there(StockAccountKind::shelf) == 3);
  CHECK(counter.there(StockAccountKind::in_transit, {kSoap, kS2}) == 7);
  CHECK(arrive(book, *stock, *sent, 8).error().what == Problem::sending_short);
  CHECK(*arrive(book, *stock, *sent, 6) == 6);
  const auto lots = lots_there(book, StockAccountKind::shelf, {kSoap, kS2});
  REQUIRE(lots.size() == 2);
  CHECK(lots[0].lot == first);
  CHECK(lots[0].quantity == 5);
  CHECK(lots[1].lot == later);
  CHECK(lots[1].quantity == 1);
  CHECK(*lose(book, *stock, *sent, {}, "fell") == 1);
  CHECK(arrive(book, *stock, *sent, {}).error().what == Problem::sending_arrived);
  CHECK(arrive(book, *stock, 1, {}).error().what == Problem::sending_missing);
  CHECK(on_its_way(book).empty());
  CHECK(send(book, *ledger, china(), {kSoapThere, kS1, 1, {}, {}}).error().what ==
        Problem::places_same);
  CHECK(send(book, *ledger, china(), {kSoapThere, kS2, 4, {}, {}}).error().what ==
        Problem::stock_short);
  CHECK(counter.flaw() == "");
}

TEST_CASE("one lot is wasted, moved by its number") {
  Counter counter;
  auto& [book, random, ledger, stock] = counter;
  give(book, *ledger, kSoapThere, 5, after(100));
  const std::int64_t later = give(book, *ledger, kSoapThere, 5, after(200));
  REQUIRE(waste(book, *ledger, {kSoapThere, 2, later, "broke"}).ok());
  CHECK(lots_there(book, StockAccountKind::wasted, kSoapThere)[0].lot == later);
  CHECK(waste(book, *ledger, {kSoapThere, 4, later, "broke"}).error().what == Problem::stock_short);
  CHECK(waste(book, *ledger, {kSoapThere, 1, 99, "broke"}).error().what ==
        Problem::stock_lot_missing);
  CHECK(counter.flaw() == "");
}

TEST_CASE("a stocktake books what is missing, and finds it again") {
  Counter counter;
  auto& [book, random, ledger, stock] = counter;
  give(book, *ledger, kSoapThere, 10, after(100));
  const auto count = [&](std::int64_t counted, bool cancels = false) {
    return count_stock(book, *ledger, terms(), {kSoapThere, counted, "count", {}, cancels});
  };
  CHECK(count(7)->missing == 3);
  CHECK(counter.there(StockAccountKind::missing) == 3);
  CHECK(count(9)->found == 2);
  CHECK(counter.there(StockAccountKind::missing) == 1);
  // Two more than ever were there: a lot of its own, good as long as what expires first.
  CHECK(count(12)->found == 3);
  const auto lots = lots_there(book, StockAccountKind::shelf, kSoapThere);
  REQUIRE(lots.size() == 2);
  CHECK(lots[1].quantity == 2);
  CHECK(lots[1].expires_at == after(100));
  CHECK(count(0)->missing == 12);
  CHECK(counter.flaw() == "");
}

TEST_CASE("what was never there is found only with a date") {
  Counter counter;
  auto& [book, random, ledger, stock] = counter;
  Stocktake asked{kSoapThere, 4, "count", {}, false};
  CHECK(count_stock(book, *ledger, terms(), asked).error().what == Problem::expiry_needed);
  asked.expires_at = points::kNever;
  REQUIRE(count_stock(book, *ledger, terms(), asked).ok());
  CHECK(lots_there(book, StockAccountKind::shelf, kSoapThere)[0].expires_at == points::kNever);
  CHECK(counter.flaw() == "");
}

TEST_CASE("fewer than are held: the newest vouchers cannot be served") {
  Counter counter;
  auto& [book, random, ledger, stock] = counter;
  award(book, *ledger, 1, 150);
  give(book, *ledger, kSoapThere, 6);
  std::vector<std::string> codes;
  for (int i = 0; i < 3; ++i) codes.push_back(ask(book, *ledger, kSoap, 1, kS1, 2)->code);
  Stocktake asked{kSoapThere, 3, "count", {}, false};
  const auto refused = count_stock(book, *ledger, terms(), asked);
  REQUIRE(!refused.ok());
  CHECK(refused.error().arguments ==
        std::vector<std::string>{"SOAP", "3", "6",
                                 text::in_halves(codes[2]) + ", " + text::in_halves(codes[1])});
  asked.cancel_unservable = true;
  const auto counted = count_stock(book, *ledger, terms(), asked);
  REQUIRE(counted.ok());
  CHECK(counted->cancelled == std::vector<std::string>{codes[2], codes[1]});
  CHECK(counted->missing == 3);
  CHECK(counter.there(StockAccountKind::held) == 2);
  CHECK(counter.there(StockAccountKind::shelf) == 1);
  CHECK(steps_of(book, redemption_with_code(book, codes[2])->id).at(0).cause == Cause::office);
  CHECK(counter.flaw() == "");
}

TEST_CASE("points that are short are told after the stock") {
  Counter counter;
  auto& [book, random, ledger, stock] = counter;
  give(book, *ledger, kSoapThere, 2);
  award(book, *ledger, 2, 20);
  CHECK(ask(book, *ledger, kSoap, 2, kS1, 3).error().what == Problem::stock_short);
  const auto short_of = ask(book, *ledger, kSoap, 2, kS1, 2);
  REQUIRE(!short_of.ok());
  CHECK(short_of.error().what == Problem::points_short);
  CHECK(short_of.error().arguments == std::vector<std::string>{"20", "30"});
}

TEST_CASE("rows of stock are neither changed, removed nor replaced") {
  Counter counter;
  fill(counter);
  CHECK(counter.flaw() == "");
  auto& database = counter.book.database();
  for (const char* table : {"stock_account", "stock_lot", "stock_movement"}) {
    CAPTURE(table);
    const std::string name = table;
    CHECK_THROWS_AS(database.exec("DELETE FROM " + name), SQLite::Exception);
    SQLite::Statement columns(database, "SELECT name FROM pragma_table_info(?1)");
    columns.bind(1, name);
    while (columns.executeStep()) {
      const std::string column = columns.getColumn(0).getString();
      CHECK_THROWS_AS(database.exec("UPDATE " + name + " SET " + column + " = " + column),
                      SQLite::Exception);
    }
    CHECK_THROWS_AS(database.exec("INSERT OR REPLACE INTO " + name + " SELECT * FROM " + name +
                                  " ORDER BY 1 LIMIT 1"),
                    SQLite::Exception);
  }
  CHECK_THROWS_AS(database.exec("DELETE FROM redemption_event"), SQLite::Exception);
  CHECK_THROWS_AS(database.exec("UPDATE redemption SET price = 0"), SQLite::Exception);
  CHECK(counter.flaw() == "");
}

TEST_CASE("whatever is changed in whatever column of stock is found by one check or the other") {
  std::size_t tried = 0;
  for (const char* table :
       {"stock_account", "stock_lot", "stock_movement", "stock_note", "stock", "redemption"}) {
    std::vector<std::pair<std::string, std::string>> columns;
    {
      const Counter counter;
      SQLite::Statement query(counter.book.database(),
                              "SELECT name, type FROM pragma_table_info(?1)");
      query.bind(1, std::string(table));
      while (query.executeStep()) {
        columns.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getString());
      }
    }
    const std::string name = table;
    // What a voucher says beside its goods and its points is guarded by triggers alone.
    const std::string unguarded = name == "redemption" ? " mark reserved_at actor " : " mark ";
    for (const auto& [column, type] : columns) {
      if (unguarded.find(" " + column + " ") != std::string::npos) continue;
      CAPTURE(table);
      CAPTURE(column);
      Counter counter;
      fill(counter);
      const std::string one =
          name == "stock"
              ? "(account, lot) = (SELECT account, lot FROM stock ORDER BY 1, 2 LIMIT 1)"
              : "rowid = (SELECT min(rowid) FROM " + name + ")";
      tamper(counter.book, "UPDATE " + name + " SET " + column + " = " + other_value(column, type) +
                               " WHERE " + one);
      CHECK(counter.flaw() != "");
      ++tried;
    }
  }
  CHECK(tried > 35);
}

TEST_CASE("a row of stock or a step that is removed or added is found") {
  for (const char* sql :
       {"DELETE FROM stock_movement WHERE number = (SELECT min(number) FROM stock_movement)",
        "DELETE FROM stock_movement WHERE number = (SELECT max(number) FROM stock_movement)",
        "DELETE FROM stock_lot WHERE lot = (SELECT min(lot) FROM stock_lot)",
        "DELETE FROM stock_account WHERE kind = 3", "DELETE FROM stock WHERE kind = 1",
        "DELETE FROM redemption WHERE state = 'open'",
        "UPDATE redemption_event SET kind = 'cancel' WHERE kind = 'collect'",
        "INSERT INTO stock SELECT account, lot + 1, kind, item, expires_at, 5 FROM stock LIMIT 1",
        "DELETE FROM redemption_event WHERE kind = 'return'"}) {
    CAPTURE(sql);
    Counter counter;
    fill(counter);
    tamper(counter.book, sql);
    CHECK(counter.flaw() != "");
  }
}

namespace {

// Something that somebody does, most of which is refused now and then: whether it was done.
bool do_something(Counter& counter, std::vector<Redemption>& vouchers) {
  auto& [book, random, ledger, stock] = counter;
  const redeem::Place places[] = {kS1, kS2, kHotel};
  const redeem::Place place = places[*rc::gen::inRange(0, 3)];
  const std::int64_t item = *rc::gen::inRange<std::int64_t>(1, 4);
  const std::int64_t quantity = *rc::gen::inRange<std::int64_t>(1, 5);
  const auto voucher = [&]() -> Redemption {
    const auto which = *rc::gen::inRange<std::size_t>(0, vouchers.size());
    return read_again(book, vouchers[which]);
  };
  const Spot spot{item, place};
  const int step = *rc::gen::inRange(0, vouchers.empty() ? 7 : 13);
  switch (step) {
    case 0:
    case 1:
      give(book, *ledger, spot, quantity * 2, after(quantity * 1000));
      return true;
    case 2:
    case 3:
    case 4: {
      const auto made = ask(book, *ledger, item, *rc::gen::inRange<std::int64_t>(1, 3), place,
                            quantity, *rc::gen::inRange(0, 3), *rc::gen::arbitrary<bool>());
      if (made) vouchers.push_back(*made);
      return made.ok();
    }
    case 5:
      return count_stock(book, *ledger, terms(),
                         {spot, quantity, "count", after(500), *rc::gen::arbitrary<bool>()})
          .ok();
    case 6:
      if (const auto sent = send(book, *ledger, china(), {spot, kS2, quantity, {}, {}})) {
        return arrive(book, *stock, *sent, *rc::gen::inRange<std::int64_t>(1, quantity + 1)).ok();
      }
      return false;
    case 7:
    case 8:
      return collect(book, *ledger, terms(), voucher(), {}).ok();
    case 9:
      return cancel(book, *ledger, terms(), voucher(), {Cause::office, "x"}).ok();
    case 10:
    case 11: {
      const Redemption handed_out = voucher();
      const std::string rows = *rc::gen::arbitrary<bool>() ? row_of(handed_out, kNow) : "";
      return take_list(book, *ledger, {handed_out.place, {}, kNow, {}}, rows).ok();
    }
    default:
      return take_back(book, *ledger, terms(), voucher(), {"x", false}).ok();
  }
}

}  // namespace

namespace {

bool adds_up(const Flows& flows) {
  return flows.before + flows.given + flows.moved + flows.returned - flows.handed_out -
             flows.wasted - flows.expired - flows.missing ==
         flows.left;
}

}  // namespace

TEST_CASE("whatever is done, both ledgers hold together and all that was given is somewhere") {
  CHECK(rc::check([] {
    Counter counter;
    award(counter.book, *counter.ledger, 1, 300);
    award(counter.book, *counter.ledger, 2, 90);
    std::vector<Redemption> vouchers;
    const int steps = *rc::gen::inRange(1, 40);
    for (int i = 0; i < steps; ++i) {
      // What is refused is dropped as a whole, as the program does.
      counter.book.database().exec("SAVEPOINT step");
      const bool is_done = do_something(counter, vouchers);
      if (!is_done) counter.book.database().exec("ROLLBACK TO step");
      counter.book.database().exec("RELEASE step");
      if (!is_done) counter.open();
    }
    RC_ASSERT(counter.flaw() == "");
    const auto statement = donor_statement(counter.book, china(), 1, {{}, {}, kNow});
    for (const ItemStatement& item : statement.items) {
      RC_ASSERT(adds_up(item.total));
      for (const StatementRow& row : item.rows) RC_ASSERT(adds_up(row.flows));
    }
    RC_ASSERT(counter.book.database().execAndGet("SELECT sum(quantity) FROM stock").getInt64() ==
              0);
  }));
}
