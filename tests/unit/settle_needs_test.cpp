// What workers lack: facilities that a text names, and categories where it names none.
#include "ledger_scene.hpp"
#include "redeem/visit/visit.hpp"
#include "redeem_scene.hpp"
#include "settle/needs.hpp"
#include "station/facility.hpp"

using namespace yangxiao;
using namespace yangxiao::settle;

namespace {

std::vector<std::string_view> named(const station::FacilityWords& words, std::string_view text) {
  return words.list().codes(words.named_in(text));
}

}  // namespace

TEST_CASE("a text names a facility by any word of it that stands for itself") {
  store::Writer book = station::book_in_memory();
  const auto words = station::FacilityWords::read(book);
  using Codes = std::vector<std::string_view>;
  CHECK(named(words, "希望能洗澡，厕所也要") == Codes{"toilet", "shower"});
  CHECK(named(words, "no WC here") == Codes{"toilet"});
  CHECK(named(words, "NEWCOMERS need space") == Codes{});    // WC and AC are within words
  CHECK(named(words, "充電寶也沒有") == Codes{"charging"});  // as traditional characters have it
  CHECK(named(words, "").empty());
}

TEST_CASE("who came and did not find something is counted by facility and by station") {
  store::Writer book = station::book_in_memory();
  redeem::fill_lists(book);
  Random random(7);
  auto ledger = points::Ledger::open(book, random, 1000);
  REQUIRE(ledger.ok());
  redeem::VisitWriter visits(book, *ledger);
  for (const auto& [where, people, lacked] :
       {std::tuple{1, 3, "shower"}, {2, 2, "shower|雨衣"}, {2, 1, "雨衣"}, {1, 9, ""}}) {
    redeem::Visit visit;
    visit.station = where;
    visit.at = points::kNow;
    visit.people = people;
    visit.lacked = lacked;
    REQUIRE(visits.add(visit, redeem::china()).ok());
  }
  NeedsQuery query;
  const auto all = needs(book, points::kNow, query);
  REQUIRE(all.ok());
  REQUIRE(all->size() == 2);
  CHECK(all->at(0).key == "shower");
  CHECK(all->at(0).is_facility);
  CHECK(all->at(0).people == 5);
  CHECK(all->at(0).by_station == std::map<std::int64_t, std::int64_t>{{1, 3}, {2, 2}});
  CHECK(all->at(1).key == "雨衣");
  CHECK_FALSE(all->at(1).is_facility);
  CHECK(all->at(1).people == 3);
  query.station = 2;
  const auto here = needs(book, points::kNow, query);
  REQUIRE(here.ok());
  CHECK(here->at(0).key == "雨衣");
  query.categories = {"no such"};
  CHECK(needs(book, points::kNow, query).error().what == Problem::config_value_bad);
}
