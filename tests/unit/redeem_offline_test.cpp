// Vouchers that may be handed out where the book is not at hand, and the lists of those places.
#include <sodium/crypto_sign.h>

#include "book_over_time.hpp"
#include "calendar/civil.hpp"
#include "points/balance.hpp"
#include "redeem/freed_points.hpp"
#include "redeem/payload.hpp"
#include "redeem/place_list.hpp"
#include "redeem_scene.hpp"

using namespace yangxiao;
using namespace yangxiao::redeem;
using points::Ledger;

namespace {

constexpr std::int64_t kHour = 3'600;
constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kMorning = 1'800'000'000;
constexpr std::int64_t kEnd = kMorning + kHour;  // of the vouchers
constexpr Spot kMealsThere{kMeal, kHotel};

// A has 300 points; there are 5 meals at the hotel, good for a week. A has reserved one that may be
// handed out unseen, good for an hour.
class Hotel : public BookOverTime {
 public:
  Hotel() {
    at(kMorning, [this](store::Writer& book, Ledger& ledger) {
      fill_lists(book);
      award(book, ledger, 1, 300);
      give(book, ledger, kMealsThere, 5, Instant{kMorning + 7 * kDay});
      voucher = reserve_unseen(book, ledger);
    });
  }
  template <typename Job>
  void at(std::int64_t seconds, const Job& job) {
    on(seconds, [&](store::Writer& book, Ledger& ledger) {
      job(book, ledger);
      CHECK(flaw_of(book) == "");
    });
  }
  static Redemption reserve_unseen(store::Writer& book, Ledger& ledger) {
    const auto reserved = ask(book, ledger, kMeal, 1, kHotel, 1, 1, true);
    REQUIRE(reserved.ok());
    return *reserved;
  }
  std::string row(std::int64_t seconds) const {
    return voucher.code + "," + calendar::to_rfc3339(Instant{seconds}, china()) + "\n";
  }

  Redemption voucher;
};

PlaceList until(std::int64_t seconds) { return {kHotel, {}, Instant{seconds}, {}}; }
const PlaceList kAsFarAsItGoes{kHotel, {}, {}, {}};

bool tells(const store::Reader& book, std::int64_t since, std::int64_t until) {
  return lists_tell(book, china(), kHotel, {Instant{since}, Instant{until}});
}

std::int64_t held(const store::Writer& book) {
  return points::balance_of(book, 1, "", book.now()).held;
}

}  // namespace

TEST_CASE("what may be handed out unseen is kept past its end until the list of its place is in") {
  Hotel hotel;
  hotel.at(kEnd - 1, [&](store::Writer& book, Ledger&) {
    CHECK(state_at(read_again(book, hotel.voucher), book.now()) == State::open);
  });
  hotel.at(kEnd, [&](store::Writer& book, Ledger& ledger) {
    const Redemption voucher = read_again(book, hotel.voucher);
    CHECK(state_at(voucher, book.now()) == State::awaited);
    CHECK(collect(book, ledger, terms(), voucher, {}).error().what == Problem::voucher_awaited);
    CHECK(take_back(book, ledger, terms(), voucher, {"x"}).error().what ==
          Problem::voucher_awaited);
    CHECK(cancel(book, ledger, terms(), voucher, {}).error().what == Problem::voucher_awaited);
    CHECK(lapsed_at(book, book.now()).empty());
    CHECK(freed_points(book, book.now()).empty());
  });
  hotel.at(kEnd + kHour, [&](store::Writer& book, Ledger& ledger) {
    // One that reaches to a second before the end tells nothing of the last second.
    CHECK(take_list(book, ledger, until(kEnd - 1), "")->let_go == 0);
    CHECK(lapsed_at(book, book.now()).empty());
    CHECK(take_list(book, ledger, until(kEnd), "")->let_go == 1);
    CHECK(freed_points(book, book.now()).at("A") == 30);
    const auto lapsed = lapsed_at(book, book.now());
    REQUIRE(lapsed.size() == 1);
    REQUIRE(book_lapsed(book, ledger, lapsed).ok());
    CHECK(held(book) == 0);
    CHECK(steps_of(book, hotel.voucher.id).at(0).at == Instant{kEnd});
  });
}

TEST_CASE("lists tell all where they go on from each other, from day to day") {
  Hotel hotel;
  const std::int64_t next = kMorning + 8 * kHour;  // the midnight behind it
  hotel.at(next + 2 * kDay + 2 * kHour, [&](store::Writer& book, Ledger& ledger) {
    // The list of the next day begins in its morning: what came before is not told.
    REQUIRE(take_list(book, ledger, until(next + 9 * kHour), "")->told->since == Instant{next});
    CHECK(!tells(book, kMorning, kEnd));
    CHECK(tells(book, next, next + 9 * kHour));
    // That of its own day is taken in later.
    CHECK(take_list(book, ledger, until(kEnd + 60), "")->let_go == 1);
    CHECK(tells(book, kMorning, next + 9 * kHour));
    CHECK(!tells(book, kMorning, next + 9 * kHour + 1));
    // A day is missing.
    REQUIRE(take_list(book, ledger, until(next + 2 * kDay + kHour), "").ok());
    CHECK(!tells(book, kMorning, next + 2 * kDay));
    REQUIRE(
        take_list(book, ledger, {kHotel, Instant{next + kDay}, Instant{next + 2 * kDay}, {}}, "")
            .ok());
    // It was said where it begins: what was handed out behind the end of the one before nobody
    // knows.
    CHECK(!tells(book, kMorning, next + 2 * kDay));
    REQUIRE(
        take_list(book, ledger, {kHotel, Instant{next + 9 * kHour}, Instant{next + kDay}, {}}, "")
            .ok());
    CHECK(tells(book, kMorning, next + 2 * kDay));
  });
}

TEST_CASE("without a list it is kept for three days") {
  Hotel hotel;
  hotel.at(kEnd + 3 * kDay - 1,
           [&](store::Writer& book, Ledger&) { CHECK(lapsed_at(book, book.now()).empty()); });
  hotel.at(kEnd + 3 * kDay, [&](store::Writer& book, Ledger& ledger) {
    CHECK(state_at(read_again(book, hotel.voucher), book.now()) == State::lapsed);
    CHECK(collect(book, ledger, terms(), read_again(book, hotel.voucher), {}).error().what ==
          Problem::voucher_lapsed);
    // Whoever reserves next finds it free.
    REQUIRE(ask(book, ledger, kMeal, 1, kHotel).ok());
    CHECK(read_again(book, hotel.voucher).state == State::lapsed);
    CHECK(held(book) == 30);
  });
}

TEST_CASE(
    "it is cancelled when a list of its place tells all to within ten minutes, and not before") {
  Hotel hotel;
  hotel.at(kMorning + 1, [&](store::Writer& book, Ledger& ledger) {
    CHECK(cancel(book, ledger, terms(), hotel.voucher, {}).error().what == Problem::voucher_out);
    // Before it was reserved: that tells nothing of it.
    REQUIRE(take_list(book, ledger, until(kMorning - 1), "").ok());
    CHECK(cancel(book, ledger, terms(), hotel.voucher, {}).error().what == Problem::voucher_out);
    REQUIRE(take_list(book, ledger, {kS1, {}, Instant{kMorning + 1}, {}}, "").ok());
    CHECK(cancel(book, ledger, terms(), hotel.voucher, {}).error().what == Problem::voucher_out);
    REQUIRE(take_list(book, ledger, until(kMorning + 1), "").ok());
  });
  hotel.at(kMorning + 100, [&](store::Writer& book, Ledger& ledger) {
    REQUIRE(cancel(book, ledger, terms(), hotel.voucher, {}).ok());
    CHECK(held(book) == 0);
  });
}

TEST_CASE("what the list has is collected when it was handed out, once") {
  Hotel hotel;
  hotel.at(kEnd + 2 * kDay, [&](store::Writer& book, Ledger& ledger) {
    const std::string rows = hotel.row(kMorning + 600);
    const auto taken = take_list(book, ledger, until(kEnd), rows);
    REQUIRE(taken.ok());
    CHECK(taken->counts.inserted == 1);
    CHECK(taken->again.empty());
    CHECK(taken->let_go == 0);
    const Redemption voucher = read_again(book, hotel.voucher);
    CHECK(voucher.state == State::collected);
    CHECK(settled_at(book, voucher.id) == Instant{kMorning + 600});
    CHECK(there(book, StockAccountKind::handed_out, kMealsThere) == 1);
    CHECK(held(book) == 0);
    const auto once_more = take_list(book, ledger, until(kEnd), rows);
    CHECK(once_more->counts.inserted == 0);
    CHECK(once_more->counts.unchanged == 1);
    CHECK(steps_of(book, voucher.id).size() == 1);
    // It can be returned as any other.
    CHECK(take_back(book, ledger, terms(), voucher, {"cold"}).ok());
  });
}

TEST_CASE("a second hand-out is a step of its own, and lost from the shelf") {
  Hotel hotel;
  hotel.at(kEnd + kHour, [&](store::Writer& book, Ledger& ledger) {
    const std::string rows = hotel.row(kMorning + 600) + hotel.row(kMorning + 1200);
    const auto taken = take_list(book, ledger, kAsFarAsItGoes, rows);
    REQUIRE(taken.ok());
    CHECK(taken->told->until == Instant{kMorning + 1200});
    REQUIRE(taken->again.size() == 1);
    CHECK(taken->again[0].lost == 1);
    CHECK(there(book, StockAccountKind::loss, kMealsThere) == 1);
    CHECK(there(book, StockAccountKind::handed_out, kMealsThere) == 1);
    CHECK(there(book, StockAccountKind::shelf, kMealsThere) == 3);
    const auto steps = steps_of(book, hotel.voucher.id);
    REQUIRE(steps.size() == 2);
    CHECK(steps[1].kind == StepKind::again);
    CHECK(steps[1].list == taken->batch);
    // It stays collected, and that since the first time.
    CHECK(settled_at(book, hotel.voucher.id) == Instant{kMorning + 600});
    // A time that is put right is the same hand-out; one line written twice, too; a third is one.
    CHECK(take_list(book, ledger, kAsFarAsItGoes, hotel.row(kMorning + 840))->again.empty());
    CHECK(take_list(book, ledger, kAsFarAsItGoes, rows + hotel.row(kMorning + 1230))
              ->counts.inserted == 0);
    CHECK(
        take_list(book, ledger, kAsFarAsItGoes, rows + hotel.row(kMorning + 1800))->again.size() ==
        1);
    std::size_t listed = 0;
    REQUIRE(each_second_hand_out(book, {}, book.now(), [&](const SecondHandOut&) {
              ++listed;
              return Status();
            }).ok());
    CHECK(listed == 2);
  });
}

TEST_CASE("what was collected at the counter meanwhile was handed out again by the list") {
  Hotel hotel;
  hotel.at(kMorning + 60, [&](store::Writer& book, Ledger& ledger) {
    REQUIRE(collect(book, ledger, terms(), hotel.voucher, {}).ok());
  });
  hotel.at(kEnd, [&](store::Writer& book, Ledger& ledger) {
    CHECK(take_list(book, ledger, until(kEnd), hotel.row(kMorning + 90))->again.empty());
    CHECK(take_list(book, ledger, until(kEnd), hotel.row(kMorning + 150))->again.size() == 1);
    CHECK(there(book, StockAccountKind::loss, kMealsThere) == 1);
  });
}

TEST_CASE("handed out from its end on it is lost, and the points come back") {
  Hotel hotel;
  hotel.at(kEnd + kHour, [&](store::Writer& book, Ledger& ledger) {
    const auto taken = take_list(book, ledger, kAsFarAsItGoes, hotel.row(kEnd));
    REQUIRE(taken->again.size() == 1);
    CHECK(taken->again[0].lost == 1);
    CHECK(taken->let_go == 0);  // the list has it
    CHECK(read_again(book, hotel.voucher).state == State::lapsed);
    CHECK(held(book) == 0);
    CHECK(there(book, StockAccountKind::shelf, kMealsThere) == 4);
  });
}

TEST_CASE("of what had not come yet when it was handed out nothing is lost") {
  Hotel hotel;
  hotel.at(kMorning + 60, [&](store::Writer& book, Ledger& ledger) {
    REQUIRE(waste(book, ledger, {kMealsThere, 4, {}, "fell"}).ok());
  });
  hotel.at(kMorning + 120, [&](store::Writer& book, Ledger& ledger) {
    give(book, ledger, kMealsThere, 2, Instant{kMorning + 7 * kDay});
  });
  hotel.at(kEnd, [&](store::Writer& book, Ledger& ledger) {
    const std::string rows = hotel.row(kMorning + 30) + hotel.row(kMorning + 90);
    const auto taken = take_list(book, ledger, until(kEnd), rows);
    REQUIRE(taken->again.size() == 1);
    CHECK(taken->again[0].lost == 0);
    CHECK(there(book, StockAccountKind::shelf, kMealsThere) == 2);
    CHECK(steps_of(book, hotel.voucher.id).at(1).kind == StepKind::again);
  });
}

TEST_CASE("a voucher that is not for it is collected as long as it is good, and counted") {
  Hotel hotel;
  hotel.at(kMorning + 60, [&](store::Writer& book, Ledger& ledger) {
    const auto plain = ask(book, ledger, kMeal, 1, kHotel, 1, 1);
    const auto row = [&](std::int64_t seconds) {
      return plain->code + "," + calendar::to_rfc3339(Instant{seconds}, china()) + "\n";
    };
    const auto taken = take_list(book, ledger, kAsFarAsItGoes, row(kMorning + 60));
    CHECK(taken->not_offline == 1);
    CHECK(taken->again.empty());
    CHECK(read_again(book, *plain).state == State::collected);
  });
}

TEST_CASE("rows that cannot be: none is taken, or the list is not in") {
  Hotel hotel;
  hotel.at(kEnd, [&](store::Writer& book, Ledger& ledger) {
    const auto problem_of = [&](const std::string& row) {
      return take_list(book, ledger, kAsFarAsItGoes, row).error().what;
    };
    const std::string& code = hotel.voucher.code;
    CHECK(problem_of("7K3M9QXX,2027-01-15 16:05\n") == Problem::voucher_misread);
    CHECK(problem_of("7K3M9QXF,2027-01-15 16:05\n") == Problem::voucher_missing);
    CHECK(problem_of(",2027-01-15 16:05\n") == Problem::value_missing);
    CHECK(problem_of(code + ",\n") == Problem::value_missing);
    CHECK(problem_of(code + ",soon\n") == Problem::date_bad);
    CHECK(problem_of(hotel.row(kEnd + 1)) == Problem::time_ahead);
    CHECK(problem_of(hotel.row(kMorning - 60)) == Problem::handed_out_early);
    CHECK(take_list(book, ledger, until(kMorning + 60), hotel.row(kMorning + 61)).error().what ==
          Problem::handed_out_late);
    CHECK(problem_of("") == Problem::list_end_needed);
    CHECK(take_list(book, ledger, {kS1, {}, {}, {}}, hotel.row(kMorning)).error().what ==
          Problem::voucher_elsewhere);
    CHECK(steps_of(book, hotel.voucher.id).empty());
    const auto skipped = take_list(book, ledger, until(kEnd), code + ",soon\n", true);
    REQUIRE(skipped.ok());
    CHECK(skipped->counts.rejected == 1);
    CHECK(!skipped->told);
    CHECK(skipped->let_go == 0);
    CHECK(!tells(book, kMorning, kMorning));
    // A minute that was written down began before the second in which it was reserved.
    CHECK(take_list(book, ledger, kAsFarAsItGoes, hotel.row(kMorning - 59)).ok());
    CHECK(settled_at(book, hotel.voucher.id) == Instant{kMorning});
  });
}

TEST_CASE("a time without a day is of the day until when the list tells") {
  Hotel hotel;
  hotel.at(kEnd + 2 * kDay, [&](store::Writer& book, Ledger& ledger) {
    // 2027-01-15 16:00 in China is when it was reserved.
    REQUIRE(take_list(book, ledger, until(kEnd), hotel.voucher.code + ",16:10\n").ok());
    CHECK(settled_at(book, hotel.voucher.id) == Instant{kMorning + 600});
  });
}

TEST_CASE("a list that tells until midnight is of the day before it") {
  Hotel hotel;
  const std::int64_t midnight = kMorning + 8 * kHour;
  hotel.at(midnight + kHour, [&](store::Writer& book, Ledger& ledger) {
    CHECK(take_list(book, ledger, until(midnight), "")->told->since ==
          Instant{midnight - 24 * kHour});
    CHECK(read_again(book, hotel.voucher).kept_until == Instant{kEnd});
  });
  Hotel other;
  other.at(midnight + kHour, [&](store::Writer& book, Ledger& ledger) {
    REQUIRE(take_list(book, ledger, until(midnight), other.voucher.code + ",16:10\n").ok());
    CHECK(settled_at(book, other.voucher.id) == Instant{kMorning + 600});
  });
}

TEST_CASE("a row may hold what the QR code says, if this book signed it") {
  Hotel hotel;
  hotel.at(kEnd, [&](store::Writer& book, Ledger& ledger) {
    VoucherKey key;
    crypto_sign_keypair(key.public_key.data(), key.secret.data());
    Payload payload{book.property("id").value_or(""),
                    hotel.voucher.code,
                    "MEAL",
                    1,
                    redeem::Place::Kind::partner,
                    "P",
                    hotel.voucher.valid_until,
                    true};
    const std::string time = ",2027-01-15 16:05\n";
    const PlaceList list{kHotel, {}, {}, {key.public_key}};
    const auto problem_of = [&](const PlaceList& asked, const std::string& text) {
      return take_list(book, ledger, asked, text + time).error().what;
    };
    const std::string text = sign(payload, key);
    CHECK(problem_of(kAsFarAsItGoes, text) == Problem::voucher_key_missing);
    std::string forged = text;
    forged[30] = forged[30] == 'A' ? 'B' : 'A';
    CHECK(problem_of(list, forged) == Problem::payload_forged);
    Payload other = payload;
    other.book = "Y4FW2XQM";
    CHECK(problem_of(list, sign(other, key)) == Problem::payload_other_book);
    REQUIRE(take_list(book, ledger, list, text + time).ok());
    CHECK(steps_of(book, hotel.voucher.id).at(0).proof == Proof::qr);
  });
}

TEST_CASE("a stocktake tells how much of what is held may be gone, and cancels none of it") {
  Hotel hotel;
  hotel.at(kMorning + 60, [&](store::Writer& book, Ledger& ledger) {
    Stocktake asked{kMealsThere, 5, "count", {}, true};
    CHECK(count_stock(book, ledger, terms(), asked)->may_be_out == 1);
    asked.counted = 0;
    CHECK(count_stock(book, ledger, terms(), asked).error().what == Problem::voucher_out);
  });
}
