#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "settle/worth.hpp"

using namespace yangxiao;
using namespace yangxiao::settle;

namespace {

points::Rules rules_of_table() {
  points::Rules rules;
  rules.photo = 2;
  rules.first = 5;
  rules.later = 1;
  rules.multipliers = {{{2026, 7, 20}, {2026, 7, 20}, 150, "heat"}};
  return rules;
}

std::vector<Teller> tellers_of(const std::string& text) {
  std::vector<Teller> tellers;
  std::istringstream words(text);
  for (std::string word; std::getline(words, word, ',');) {
    const std::size_t at = word.find('@');
    const std::size_t colon = word.find(':');
    Teller teller;
    teller.report = std::stoll(word.substr(0, at));
    teller.filed_at = Instant{3600 * std::stoll(word.substr(at + 1, colon - at - 1))};
    teller.gave_up_place = word.ends_with('-');
    teller.person = word.substr(colon + 1, 1);
    tellers.push_back(std::move(teller));
  }
  return tellers;
}

}  // namespace

TEST_CASE("what a report of an event is worth") {
  std::ifstream table(YANGXIAO_SOURCE "/tests/unit/settle_worth.txt");
  std::array<bool, kStandings> seen{};
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    std::string tellers;
    std::string photo;
    std::string day;
    std::string standing;
    std::int64_t report = 0;
    std::int64_t category = 0;
    std::int64_t place = 0;
    std::int64_t people = 0;
    std::int64_t worth = 0;
    words >> tellers >> report >> category >> photo >> day >> standing >> place >> people >> worth;
    REQUIRE(!words.fail());
    CAPTURE(line);
    const Precedence found = precedence_of(report, tellers_of(tellers));
    CHECK(name_of(found.standing) == standing);
    CHECK(found.place == place);
    CHECK(found.tellers == people);
    const Told told{found, category, photo == "yes", *calendar::parse_day(day)};
    CHECK(worth_of(rules_of_table(), told).points == worth);
    seen[static_cast<std::size_t>(found.standing)] = true;
  }
  // What follows is of no report.
  for (std::size_t i = 0; i <= static_cast<std::size_t>(Standing::repeat); ++i) CHECK(seen[i]);
}

TEST_CASE("hours of service are whole, rounded down once for each activity, and bounded") {
  points::Rules rules;
  rules.hour = 5;
  CHECK(worth_of_service(rules, 59).points == 0);
  CHECK(worth_of_service(rules, 60).points == 5);
  CHECK(worth_of_service(rules, 119).points == 5);
  CHECK(worth_of_service(rules, 180).points == 15);
  rules.most_hours = 2;
  CHECK(worth_of_service(rules, 180).points == 10);
  CHECK(hours_of(rules, 180) == 2);
  rules.hour = 0;
  rules.visit = 3;
  CHECK(worth_of_service(rules, 10).points == 3);
  CHECK(worth_of_service(rules, 10).service == 3);
  // The day on which reports count more changes nothing.
  rules = rules_of_table();
  rules.visit = 3;
  CHECK(worth_of_service(rules, 10).points == 3);
}

TEST_CASE("caps cut what is over them, the day's before the month's, and drop nothing else") {
  points::Rules rules;
  rules.cap_day = 20;
  rules.cap_month = 100;
  Worth worth;
  worth.points = 15;
  CHECK(capped(rules, worth, 0, 0).points == 15);
  CHECK(capped(rules, worth, 10, 10).points == 10);
  CHECK(capped(rules, worth, 10, 10).cut_by_day == 5);
  CHECK(capped(rules, worth, 20, 20).points == 0);
  // More was paid than the cap allows by now: nothing is taken back by it.
  CHECK(capped(rules, worth, 30, 30).points == 0);
  CHECK(capped(rules, worth, 30, 30).cut_by_day == 15);
  const Worth both = capped(rules, worth, 10, 95);
  CHECK(both.cut_by_day == 5);
  CHECK(both.cut_by_month == 5);
  CHECK(both.points == 5);
  rules.cap_day = 0;
  CHECK(capped(rules, worth, 1000, 0).points == 15);
}

TEST_CASE("caps: a property of all orders") {
  CHECK(rc::check(
      "what several dues of a day come to is their sum or the cap, whichever is less", [] {
        points::Rules rules;
        rules.cap_day = *rc::gen::inRange<std::int64_t>(1, 100);
        const auto dues =
            *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 40));
        std::int64_t got = 0;
        std::int64_t sum = 0;
        for (const std::int64_t due : dues) {
          Worth worth;
          worth.points = due;
          const Worth left = capped(rules, worth, got, got);
          RC_ASSERT(left.points + left.cut_by_day == due);
          got += left.points;
          sum += due;
        }
        RC_ASSERT(got == std::min(sum, rules.cap_day));
      }));
}

TEST_CASE("who told it does not depend on the order in which the reports are read") {
  CHECK(rc::check("one is first, and places are 1, 2, 3 ...", [] {
    auto tellers =
        *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 5));
    std::vector<Teller> all;
    for (std::size_t i = 0; i < tellers.size(); ++i) {
      all.push_back({static_cast<std::int64_t>(i) + 1, Instant{tellers[i]},
                     std::to_string(tellers[i] % 3), false});
    }
    auto shuffled = all;
    std::reverse(shuffled.begin(), shuffled.end());
    std::vector<bool> places(all.size() + 1);
    for (const Teller& one : all) {
      const Precedence place = precedence_of(one.report, all);
      RC_ASSERT(place == precedence_of(one.report, shuffled));
      RC_ASSERT(!places[static_cast<std::size_t>(place.place)]);
      places[static_cast<std::size_t>(place.place)] = true;
      const bool is_first = place.standing == Standing::first || place.standing == Standing::only;
      RC_ASSERT(is_first == (place.place == 1));
    }
  }));
}
