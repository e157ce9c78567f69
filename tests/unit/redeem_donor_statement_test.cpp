// What a donor is told, and that it tells of nobody.
#include "book_over_time.hpp"
#include "redeem/donor_statement.hpp"
#include "redeem_scene.hpp"

using namespace yangxiao;
using namespace yangxiao::redeem;
using points::Ledger;

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kMorning = 1'800'000'000;           // 2027-01-15 16:00 in China
constexpr std::int64_t kNextMonth = kMorning + 20 * kDay;  // 2027-02-04
constexpr Spot kSoapThere{kSoap, kS1};
constexpr Spot kWaterThere{kWater, kS1};

// 40 pieces of soap, good for ten days, and 50 bottles of water at S1; A and B have points.
class Donor : public BookOverTime {
 public:
  Donor() {
    on(kMorning, [](store::Writer& book, Ledger& ledger) {
      fill_lists(book);
      award(book, ledger, 1, 1000);
      award(book, ledger, 2, 1000);
      give(book, ledger, kSoapThere, 40, Instant{kMorning + 10 * kDay});
      give(book, ledger, kWaterThere, 50);
    });
  }
};

Redemption take(store::Writer& book, Ledger& ledger, std::int64_t item,
                std::optional<std::int64_t> member, std::int64_t quantity) {
  const auto reserved = ask(book, ledger, item, member, kS1, quantity);
  REQUIRE(reserved.ok());
  REQUIRE(collect(book, ledger, terms(), *reserved, {}).ok());
  return *reserved;
}

// Of an item; the span is all.
ItemStatement statement_of(const store::Reader& book, std::int64_t item, std::int64_t now) {
  const DonorStatement all = donor_statement(book, china(), 1, {{}, {}, Instant{now}});
  for (const ItemStatement& one : all.items) {
    if (one.item == item) return one;
  }
  return {};
}

}  // namespace

TEST_CASE("six pieces that one person took tell of them; thirty for nobody do not") {
  Donor donor;
  donor.on(kMorning + 1, [](store::Writer& book, Ledger& ledger) {
    take(book, ledger, kSoap, 1, 6);
    take(book, ledger, kWater, {}, 30);
    const ItemStatement soap = statement_of(book, kSoap, kMorning + 1);
    CHECK(soap.tells);
    CHECK(soap.rows.at(0).takers.count() == 1);
    const ItemStatement water = statement_of(book, kWater, kMorning + 1);
    CHECK(!water.tells);
    CHECK(water.rows.at(0).flows.handed_out == 30);
    CHECK(water.rows.at(0).flows.left == 20);
  });
}

TEST_CASE("one who returns something in another month is joined with those who took it") {
  Donor donor;
  Redemption mine;
  donor.on(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    take(book, ledger, kWater, {}, 20);
    mine = take(book, ledger, kWater, 1, 2);
    CHECK(statement_of(book, kWater, kMorning + 1).rows.size() == 1);
  });
  donor.on(kMorning + 7 * kDay, [&](store::Writer& book, Ledger& ledger) {
    REQUIRE(take_back(book, ledger, terms(), read_again(book, mine), {"spoiled"}).ok());
  });
  donor.on(kNextMonth, [&](store::Writer& book, Ledger& ledger) {
    take(book, ledger, kWater, 2, 1);
    const ItemStatement water = statement_of(book, kWater, kNextMonth);
    REQUIRE(water.rows.size() == 1);
    CHECK(water.rows[0].month.empty());
    CHECK(water.rows[0].flows.handed_out == 23);
    CHECK(water.rows[0].flows.returned == 2);
    CHECK(water.rows[0].flows.wasted == 2);
    CHECK(water.rows[0].flows.left == 27);
    CHECK(water.rows[0].takers.count() == 22);
  });
}

TEST_CASE("what is past its date is so by the clock, booked or not") {
  Donor donor;
  const auto check = [](const store::Reader& book, std::int64_t now) {
    const ItemStatement soap = statement_of(book, kSoap, now);
    REQUIRE(soap.rows.size() == 1);
    CHECK(soap.rows[0].month == "2027-01");
    CHECK(soap.rows[0].flows.expired == 40);
    CHECK(soap.rows[0].flows.left == 0);
  };
  donor.on(kMorning + 10 * kDay - 1, [](store::Writer& book, Ledger&) {
    CHECK(statement_of(book, kSoap, kMorning + 10 * kDay - 1).total.left == 40);
  });
  donor.on(kNextMonth, [&](store::Writer& book, Ledger& ledger) {
    check(book, kNextMonth);
    StockLedger stock(ledger.chain());
    CHECK(expire_stock(book, stock).quantity == 40);
    check(book, kNextMonth);
    // Of the month after it there is nothing to be told.
    const DonorStatement february = donor_statement(
        book, china(), 1, {Instant{kNextMonth - 3 * kDay}, {}, Instant{kNextMonth}});
    for (const ItemStatement& one : february.items) CHECK(one.item != kSoap);
  });
}
