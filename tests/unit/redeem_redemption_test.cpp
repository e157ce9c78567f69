// Vouchers: what each step does to points and goods, and what is refused.
#include <fstream>
#include <map>
#include <sstream>

#include "book_over_time.hpp"
#include "calendar/civil.hpp"
#include "points/balance.hpp"
#include "redeem_scene.hpp"

using namespace yangxiao;
using namespace yangxiao::redeem;
using points::Ledger;

namespace {

constexpr std::int64_t kHour = 3'600;
constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kMorning = 1'800'000'000;   // 2027-01-15 16:00 in China
constexpr std::int64_t kMidnight = 1'800'028'800;  // the end of that day
constexpr Spot kMealsThere{kMeal, kHotel};
constexpr Spot kSoapThere{kSoap, kS1};

// A has 100 points; there are 3 meals at the hotel, good until the evening, and 10 pieces of soap
// and 20 bottles of water at S1.
class Counter : public BookOverTime {
 public:
  Counter() {
    on(kMorning, [](store::Writer& book, Ledger& ledger) {
      fill_lists(book);
      award(book, ledger, 1, 100);
      give(book, ledger, kMealsThere, 3, Instant{kMorning + 4 * kHour});
      give(book, ledger, kSoapThere, 10);
      give(book, ledger, {kWater, kS1}, 20);
    });
  }
  // The same with a check of stock and vouchers.
  template <typename Job>
  void at(std::int64_t seconds, const Job& job) {
    on(seconds, [&](store::Writer& book, Ledger& ledger) {
      job(book, ledger);
      CHECK(flaw_of(book) == "");
    });
  }
};

struct Have {
  std::int64_t balance = 0;
  std::int64_t held = 0;
  friend bool operator==(const Have&, const Have&) = default;
};
Have have(const store::Writer& book, std::int64_t member) {
  const auto balance = points::balance_of(book, member, "", book.now());
  return {balance.balance, balance.held};
}

}  // namespace

TEST_CASE("reserving holds points and goods, collecting takes them, once") {
  Counter counter;
  Redemption voucher;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    const auto reserved = ask(book, ledger, kMeal, 1, kHotel);
    REQUIRE(reserved.ok());
    voucher = *reserved;
    CHECK(have(book, 1) == Have{70, 30});
    CHECK(there(book, StockAccountKind::shelf, kMealsThere) == 2);
    CHECK(there(book, StockAccountKind::held, kMealsThere) == 1);
    // No longer than the meals are good.
    CHECK(voucher.valid_until.seconds == kMorning + 4 * kHour);
  });
  counter.at(kMorning + kHour, [&](store::Writer& book, Ledger& ledger) {
    REQUIRE(collect(book, ledger, terms(), voucher, {Proof::code, {}, {}}).ok());
    CHECK(have(book, 1) == Have{70, 0});
    CHECK(there(book, StockAccountKind::held, kMealsThere) == 0);
    CHECK(there(book, StockAccountKind::handed_out, kMealsThere) == 1);
  });
  counter.at(kMorning + 2 * kHour, [&](store::Writer& book, Ledger& ledger) {
    const auto again =
        collect(book, ledger, terms(), read_again(book, voucher), {Proof::code, {}, {}});
    REQUIRE(!again.ok());
    CHECK(again.error().what == Problem::voucher_collected);
    CHECK(again.error().arguments ==
          std::vector<std::string>{voucher.code, std::to_string(kMorning + kHour), "P"});
  });
}

TEST_CASE("a voucher lapses at its instant, booked or not, and what it held is free again") {
  Counter counter;
  Redemption voucher;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    voucher = *ask(book, ledger, kSoap, 1, kS1, 6, 1);
    CHECK(voucher.valid_until.seconds == kMorning + 1 + kHour);
  });
  counter.at(kMorning + kHour, [&](store::Writer& book, Ledger& ledger) {
    // One second before.
    CHECK(ask(book, ledger, kSoap, 1, kS1, 5).error().what == Problem::stock_short);
  });
  counter.at(kMorning + 1 + kHour, [&](store::Writer& book, Ledger& ledger) {
    const auto late =
        collect(book, ledger, terms(), read_again(book, voucher), {Proof::code, {}, {}});
    CHECK(late.error().what == Problem::voucher_lapsed);
    // Nobody booked it: whoever asks frees it, goods and points.
    REQUIRE(ask(book, ledger, kSoap, 1, kS1, 6).ok());
    CHECK(read_again(book, voucher).state == State::lapsed);
    CHECK(have(book, 1) == Have{10, 90});
  });
}

TEST_CASE("what expires first goes first, and what is past its date does not go") {
  Counter counter;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    const Spot meals{kMeal, kS1};
    const std::int64_t later = give(book, ledger, meals, 5, Instant{kMorning + 3 * kHour});
    const std::int64_t first = give(book, ledger, meals, 1, Instant{kMorning + 2 * kHour});
    const auto two = ask(book, ledger, kMeal, 1, kS1, 2);
    REQUIRE(two.ok());
    CHECK(two->valid_until.seconds == kMorning + 2 * kHour);
    const auto left = lots_there(book, StockAccountKind::shelf, meals);
    REQUIRE(left.size() == 1);
    CHECK(left[0].lot == later);
    CHECK(left[0].quantity == 4);
    CHECK(first != later);
  });
  counter.at(kMorning + 3 * kHour, [&](store::Writer& book, Ledger& ledger) {
    StockLedger stock(ledger.chain());
    const auto lapsed = lapsed_at(book, ledger.now());
    REQUIRE(lapsed.size() == 1);
    REQUIRE(book_lapsed(book, ledger, lapsed).ok());
    // What was held came back past its date and expired at once, each lot; the rest now.
    CHECK(there(book, StockAccountKind::expired, {kMeal, kS1}) == 2);
    CHECK(expire_stock(book, stock).quantity == 4);
    CHECK(expire_stock(book, stock).quantity == 0);
    CHECK(there(book, StockAccountKind::expired, {kMeal, kS1}) == 6);
    CHECK(ask(book, ledger, kMeal, 2, kS1).error().what == Problem::stock_short);
  });
}

TEST_CASE("cancelled by the office, points that ran out meanwhile are given anew") {
  Counter counter;
  Redemption mine;
  Redemption theirs;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    award(book, ledger, 2, 40, Instant{kMidnight});
    mine = *ask(book, ledger, kSoap, 2, kS1, 1, 72);
    theirs = *ask(book, ledger, kSoap, 2, kS1, 1, 72);
  });
  counter.at(kMidnight + kHour, [&](store::Writer& book, Ledger& ledger) {
    const auto wished = cancel(book, ledger, terms(), mine, {Cause::member, {}});
    REQUIRE(wished.ok());
    CHECK(wished->points == 15);
    CHECK(wished->expired == 15);
    CHECK(wished->renewed == 0);
    const auto fault = cancel(book, ledger, terms(), theirs, {Cause::office, "no power"});
    REQUIRE(fault.ok());
    CHECK(fault->renewed == 15);
    const auto balance = points::balance_of(book, 2, "", book.now());
    CHECK(balance.spendable == 15);
    // Until the end of the thirtieth day after this one.
    CHECK(balance.expires_at == Instant{kMidnight + 31 * kDay});
    CHECK(there(book, StockAccountKind::shelf, kSoapThere) == 10);
  });
}

TEST_CASE("what is returned gives the points back, for waste or the shelf, in time, once") {
  Counter counter;
  Redemption soap;
  Redemption meal;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    soap = *ask(book, ledger, kSoap, 1, kS1, 2);
    meal = *ask(book, ledger, kMeal, 1, kHotel);
    const auto early = take_back(book, ledger, terms(), soap, {"wrong"});
    CHECK(early.error().what == Problem::voucher_open);
    for (const Redemption& one : {soap, meal}) {
      REQUIRE(collect(book, ledger, terms(), one, {Proof::code, {}, {}}).ok());
    }
    CHECK(have(book, 1) == Have{40, 0});
  });
  counter.at(kMorning + kDay, [&](store::Writer& book, Ledger& ledger) {
    const auto refused = take_back(book, ledger, terms(), read_again(book, meal), {"cold", true});
    CHECK(refused.error().what == Problem::restock_refused);
    CHECK(take_back(book, ledger, terms(), read_again(book, meal), {"cold"})->points == 30);
    CHECK(take_back(book, ledger, terms(), read_again(book, soap), {"wrong", true})->points == 30);
    CHECK(have(book, 1) == Have{100, 0});
    CHECK(there(book, StockAccountKind::wasted, kMealsThere) == 1);
    CHECK(there(book, StockAccountKind::shelf, kSoapThere) == 10);
    const auto again = take_back(book, ledger, terms(), read_again(book, soap), {"wrong"});
    CHECK(again.error().what == Problem::voucher_returned);
  });
}

TEST_CASE("after the last day of returning nothing is taken back") {
  Counter counter;
  Redemption soap;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    soap = *ask(book, ledger, kSoap, 1, kS1);
    REQUIRE(collect(book, ledger, terms(), soap, {}).ok());
  });
  counter.at(kMidnight + 7 * kDay, [&](store::Writer& book, Ledger& ledger) {
    const auto late = take_back(book, ledger, terms(), read_again(book, soap), {"wrong"});
    CHECK(late.error().what == Problem::return_late);
  });
}

TEST_CASE("points that have run out since come back for thirty days when it is returned") {
  Counter counter;
  Redemption soap;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    award(book, ledger, 2, 15, Instant{kMidnight});
    soap = *ask(book, ledger, kSoap, 2, kS1);
    REQUIRE(collect(book, ledger, terms(), soap, {}).ok());
  });
  counter.at(kMidnight + kHour, [&](store::Writer& book, Ledger& ledger) {
    REQUIRE(take_back(book, ledger, terms(), read_again(book, soap), {"wrong"}).ok());
    const auto balance = points::balance_of(book, 2, "", book.now());
    CHECK(balance.spendable == 15);
    CHECK(balance.expires_at == Instant{kMidnight + 31 * kDay});
  });
}

TEST_CASE("what comes back of somebody who was erased is nobody's points") {
  Counter counter;
  Redemption soap;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    soap = *ask(book, ledger, kSoap, 1, kS1, 2);
    REQUIRE(collect(book, ledger, terms(), soap, {}).ok());
    book.database().exec(
        "INSERT INTO erasure (member, account, erased_at, actor, mark) "
        "SELECT member, account, 1, 'x', 1 FROM member_account;"
        "DELETE FROM member_account");
  });
  counter.at(kMorning + kHour, [&](store::Writer& book, Ledger& ledger) {
    const auto points = take_back(book, ledger, terms(), read_again(book, soap), {"x", true});
    REQUIRE(points.ok());
    CHECK(points->points == 0);
    CHECK(there(book, StockAccountKind::shelf, kSoapThere) == 10);
    CHECK(
        book.database().execAndGet("SELECT sum(balance) FROM account WHERE kind = 0").getInt64() ==
        70);
  });
}

TEST_CASE("limits count by the day and the month of reserving, without what was cancelled") {
  Counter counter;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    book.database().exec("UPDATE item SET per_month = 3 WHERE item = 1");
    award(book, ledger, 1, 500);
    const auto one = ask(book, ledger, kMeal, 1, kHotel);
    REQUIRE(one.ok());
    CHECK(ask(book, ledger, kMeal, 1, kHotel, 2).error().arguments ==
          std::vector<std::string>{"A", "MEAL", "2", "1", "2"});
    REQUIRE(ask(book, ledger, kMeal, 1, kHotel).ok());
    CHECK(ask(book, ledger, kMeal, 1, kHotel).error().what == Problem::item_day_limit);
    REQUIRE(cancel(book, ledger, terms(), *one, {}).ok());
    REQUIRE(ask(book, ledger, kMeal, 1, kHotel).ok());
  });
  counter.at(kMidnight + 1, [&](store::Writer& book, Ledger& ledger) {
    give(book, ledger, kMealsThere, 9);
    REQUIRE(ask(book, ledger, kMeal, 1, kHotel).ok());
    CHECK(ask(book, ledger, kMeal, 1, kHotel).error().what == Problem::item_month_limit);
  });
  counter.at(kMidnight + 17 * kDay, [&](store::Writer& book, Ledger& ledger) {
    // The first of February.
    CHECK(ask(book, ledger, kMeal, 1, kHotel).ok());
  });
}

TEST_CASE("each refusal has its reason, and the first that holds is told") {
  Counter counter;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    const auto why = [&](std::int64_t item, std::optional<std::int64_t> member,
                         const redeem::Place& place, std::int64_t quantity = 1) {
      return ask(book, ledger, item, member, place, quantity).error().what;
    };
    auto& database = book.database();
    CHECK(why(kSoap, {}, kS1) == Problem::member_needed);
    CHECK(why(kSoap, 2, kS1, 11) == Problem::stock_short);
    CHECK(why(kSoap, 1, kS2) == Problem::stock_short);
    database.exec("UPDATE member SET left_on = '2026-12-01' WHERE member = 2");
    CHECK(why(kSoap, 2, kS1) == Problem::member_gone);
    database.exec("UPDATE item SET withdrawn_on = '2027-01-15' WHERE item = 2");
    CHECK(why(kSoap, 2, kS1) == Problem::item_withdrawn);
    database.exec("UPDATE station SET closed_since = 1 WHERE station = 1");
    CHECK(why(kSoap, 2, kS1) == Problem::station_shut);
    database.exec("UPDATE partner SET ended_on = '2027-01-15' WHERE partner = 1");
    CHECK(why(kMeal, 1, kHotel) == Problem::partner_ended);
  });
}

TEST_CASE("who left can redeem to the last day of it, and what was reserved stays theirs") {
  Counter counter;
  Redemption voucher;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    // 30 days after 2026-12-16 are over at the end of this day.
    book.database().exec("UPDATE member SET left_on = '2026-12-16' WHERE member = 1");
    const auto last = ask(book, ledger, kSoap, 1, kS1, 1, 72);
    REQUIRE(last.ok());
    voucher = *last;
  });
  counter.at(kMidnight, [&](store::Writer& book, Ledger& ledger) {
    const auto late = ask(book, ledger, kSoap, 1, kS1);
    CHECK(late.error().what == Problem::member_gone);
    CHECK(late.error().arguments == std::vector<std::string>{"A", "2027-01-15"});
    CHECK(collect(book, ledger, terms(), voucher, {}).ok());
  });
}

TEST_CASE("the price is that of reserving, and a voucher outlives the item") {
  Counter counter;
  Redemption voucher;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    voucher = *ask(book, ledger, kSoap, 1, kS1, 2);
    book.database().exec("UPDATE item SET price = 40, withdrawn_on = '2027-01-01' WHERE item = 2");
    REQUIRE(collect(book, ledger, terms(), read_again(book, voucher), {}).ok());
    CHECK(have(book, 1) == Have{70, 0});
  });
}

TEST_CASE("a meal is handed out in its hours, at its place, to whom it is for") {
  Counter counter;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    const Redemption voucher = *ask(book, ledger, kMeal, 1, kHotel);
    book.database().exec("UPDATE item SET hours = '11:00-14:30' WHERE item = 1");
    // It is good until 20:00: whoever reserves it now could never collect it.
    CHECK(ask(book, ledger, kMeal, 1, kHotel).error().what == Problem::item_not_now);
    const auto why = [&](const Collecting& asked) {
      return collect(book, ledger, terms(), voucher, asked).error().what;
    };
    CHECK(why({Proof::phone, "1111", kS1}) == Problem::voucher_elsewhere);
    CHECK(why({Proof::phone, "1111", kHotel}) == Problem::item_not_now);
    book.database().exec("UPDATE item SET hours = '15:00-17:00' WHERE item = 1");
    CHECK(why({Proof::phone, "2222", kHotel}) == Problem::proof_differs);
    CHECK(collect(book, ledger, terms(), voucher, {Proof::phone, "1111", kHotel}).ok());
    const auto steps = steps_of(book, voucher.id);
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].proof == Proof::phone);
  });
}

TEST_CASE("what is free moves goods alone, with or without a member") {
  Counter counter;
  counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    const auto handed = ask(book, ledger, kWater, {}, kS1, 12);
    REQUIRE(handed.ok());
    REQUIRE(collect(book, ledger, terms(), *handed, {}).ok());
    CHECK(there(book, StockAccountKind::handed_out, {kWater, kS1}) == 12);
    REQUIRE(ask(book, ledger, kWater, 2, kS1).ok());
    CHECK(book.database().execAndGet("SELECT count(*) FROM transfer WHERE kind = 6").getInt64() ==
          0);
    const auto back = take_back(book, ledger, terms(), read_again(book, *handed), {"empty"});
    REQUIRE(back.ok());
    CHECK(back->points == 0);
  });
}

namespace {

// Whether the step was not refused.
bool take_step(store::Writer& book, Ledger& ledger, const Redemption& voucher,
               const std::string& step) {
  if (step == "collect") return collect(book, ledger, terms(), voucher, {}).ok();
  if (step == "cancel") return cancel(book, ledger, terms(), voucher, {}).ok();
  if (step == "return") return take_back(book, ledger, terms(), voucher, {"x"}).ok();
  if (step == "expire") {
    const auto lapsed = lapsed_at(book, std::max(book.now(), voucher.valid_until));
    return book_lapsed(book, ledger, lapsed).ok();
  }
  const std::string at = calendar::to_rfc3339(Instant{kMorning + 2}, china());
  const std::string row = voucher.code + "," + at + "\n";
  const bool is_listed = step == "on-list";
  if (!take_list(book, ledger, {kS1, {}, book.now(), {}}, is_listed ? row : "")) return false;
  return book_lapsed(book, ledger, lapsed_at(book, book.now())).ok();
}

}  // namespace

TEST_CASE("the whole life of a voucher") {
  std::ifstream file(std::string(YANGXIAO_SOURCE) + "/tests/unit/redeem_steps.txt");
  std::string line;
  std::vector<std::string> states;
  std::size_t tried = 0;
  while (std::getline(file, line)) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string step;
    words >> step;
    std::string word;
    if (step == "step") {
      while (words >> word) states.push_back(word);
      continue;
    }
    for (const std::string& state : states) {
      words >> word;
      CAPTURE(step);
      CAPTURE(state);
      Counter counter;
      const bool is_over = state == "lapsed" || state == "awaited";
      Redemption voucher;
      counter.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
        voucher = *ask(book, ledger, kSoap, 1, kS1, 1, 1, state == "awaited");
        if (state == "collected" || state == "returned") {
          REQUIRE(collect(book, ledger, terms(), voucher, {}).ok());
        }
        if (state == "returned") {
          REQUIRE(take_back(book, ledger, terms(), read_again(book, voucher), {"x"}).ok());
        }
        if (state == "cancelled") REQUIRE(cancel(book, ledger, terms(), voucher, {}).ok());
      });
      counter.at(kMorning + 3 + (is_over ? kHour : 0), [&](store::Writer& book, Ledger& ledger) {
        voucher = read_again(book, voucher);
        const State before = voucher.state;
        const bool went = take_step(book, ledger, voucher, step);
        const State after = read_again(book, voucher).state;
        CHECK((went ? std::string(name_of(after)) : "-") == word);
        if (!went) CHECK(after == before);
      });
      ++tried;
    }
  }
  CHECK(tried == 6 * kStates);
}
