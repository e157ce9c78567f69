#include <doctest/doctest.h>

#include "points/check.hpp"
#include "points/rule_versions.hpp"
#include "station_book.hpp"

using namespace yangxiao;
using namespace yangxiao::points;

namespace {

constexpr std::string_view kAll = R"(
[report]
points = 10
photo = 2
first = 5
later = 1
[report.category]
gas = 20
"fire \"x\"" = 30
[[multiplier]]
from = 2026-07-25
to = 2026-07-26
percent = 150
[[multiplier]]
from = 2026-07-20
to = 2026-07-21
percent = 200
name = "高温 \"红色\""
[cap]
day = 60
month = 600
[lot]
lasts = "12 months"
)";

NamedCategory any(const std::string& word) { return {word, {}}; }

Error refused(std::string_view toml) {
  const auto rules = read_rules(toml, "rules.toml", any);
  REQUIRE(!rules.ok());
  return rules.error();
}

}  // namespace

TEST_CASE("rules are read, and their canonical text says the same") {
  const auto rules = read_rules(kAll, "rules.toml", any);
  REQUIRE(rules.ok());
  CHECK(rules->report == 10);
  CHECK(rules->categories.at("fire \"x\"") == 30);
  CHECK(rules->multipliers.front().from == calendar::Day{2026, 7, 20});
  CHECK(percent_on(*rules, {2026, 7, 20}) == 200);
  CHECK(percent_on(*rules, {2026, 7, 22}) == 100);
  CHECK(percent_on(*rules, {2026, 7, 26}) == 150);
  CHECK(rules->months == 12);
  const std::string text = canonical_text(*rules);
  CHECK(parse_rules(text) == *rules);
  CHECK(canonical_text(parse_rules(text)) == text);
  CHECK(canonical_text(Rules()) == canonical_text(parse_rules(canonical_text(Rules()))));
  CHECK(shipped_rules().report == 10);
}

TEST_CASE("what is wrong in a file of rules is named with its place") {
  CHECK(refused("").what == Problem::rule_value_bad);
  CHECK(refused("[report]\nphoto = 1").what == Problem::rule_value_bad);
  CHECK(refused("[report").what == Problem::rule_syntax);
  CHECK(refused("[reprot]\n").arguments == std::vector<std::string>{"reprot", "report"});
  CHECK(refused("[cap]\nyear = 1\n").what == Problem::rule_key_unknown);
  CHECK(refused("[lot]\nuntil = 1\n").what == Problem::rule_key_unknown);
  CHECK(refused("[report]\nfoto = 1\n").what == Problem::rule_key_unknown);
  for (const char* bad : {"report = 1",
                          "cap = 1",
                          "lot = 1",
                          "multiplier = 1",
                          "multiplier = [1]",
                          "report.category = 1",
                          "report.points = -1",
                          "report.points = 1000001",
                          "report.points = 1.5",
                          "report.points = \"1\"",
                          "lot.lasts = \"month\"",
                          "lot.lasts = \"0 months\"",
                          "lot.lasts = \" months\"",
                          "lot.lasts = \"1201 months\"",
                          "lot.lasts = \"x months\"",
                          "lot.lasts = 12",
                          "[[multiplier]]\nfrom = 2026-07-20",
                          "[[multiplier]]\nfrom = \"2026-07-20\"",
                          "[[multiplier]]\nfrom = 2026-07-21\nto = 2026-07-20\npercent = 1",
                          "[[multiplier]]\nfrom = 2026-07-20\nto = 2026-07-20\npercent = 10001",
                          "[[multiplier]]\nname = \"\""}) {
    CAPTURE(bad);
    CHECK(refused(bad).what == Problem::rule_value_bad);
  }
  const Error overlap = refused(
      "[[multiplier]]\nfrom = 2026-07-20\nto = 2026-07-22\npercent = 200\n"
      "[[multiplier]]\nfrom = 2026-07-22\nto = 2026-07-23\npercent = 200\n");
  CHECK(overlap.what == Problem::rule_days_overlap);
  CHECK(overlap.arguments.front() == "2026-07-22");
  CHECK(overlap.place.line == 5);
  const auto none = [](const std::string&) { return NamedCategory{{}, "gas"}; };
  const auto unknown = read_rules("[report.category]\ngaz = 1\n", "rules.toml", none);
  CHECK(unknown.error().what == Problem::rule_category_unknown);
  CHECK(unknown.error().place.line == 2);
  const auto same = [](const std::string&) { return NamedCategory{"gas", {}}; };
  CHECK(read_rules("[report.category]\na = 1\nb = 1\n", "rules.toml", same).error().what ==
        Problem::rule_value_bad);
}

TEST_CASE("points last to the end of a day that the rules name") {
  Rules rules;
  CHECK(!last_day_of(rules, {2026, 11, 9}));
  rules.lasting = Lasting::quarter;
  CHECK(last_day_of(rules, {2026, 11, 9}) == calendar::Day{2026, 12, 31});
  CHECK(last_day_of(rules, {2026, 4, 1}) == calendar::Day{2026, 6, 30});
  rules.lasting = Lasting::year;
  CHECK(last_day_of(rules, {2026, 12, 31}) == calendar::Day{2026, 12, 31});
  rules.lasting = Lasting::months;
  rules.months = 3;
  CHECK(last_day_of(rules, {2026, 11, 30}) == calendar::Day{2027, 2, 28});
  rules.months = 12;
  CHECK(last_day_of(rules, {2028, 2, 29}) == calendar::Day{2029, 2, 28});
  CHECK(last_day_of(rules, {2026, 12, 1}) == calendar::Day{2027, 12, 1});
}

TEST_CASE("of the versions the one counts that started last before a day") {
  auto book = station::book_in_memory();
  Random random(7);
  auto ledger = Ledger::open(book, random, 1000);
  REQUIRE(ledger.ok());
  const auto zone = *calendar::Zone::named("Asia/Shanghai");
  seed_rules(book, *ledger, shipped_rules());
  seed_rules(book, *ledger, shipped_rules());
  Rules other = shipped_rules();
  other.report = 11;
  REQUIRE(add_rules(book, *ledger, other, 20'000, zone)->is_new);
  other.report = 12;
  REQUIRE(add_rules(book, *ledger, other, 20'000, zone)->is_new);
  CHECK(!add_rules(book, *ledger, other, 20'000, zone)->is_new);
  other.report = 13;
  REQUIRE(add_rules(book, *ledger, other, 19'000, zone)->is_new);
  const RuleVersions versions(book);
  CHECK(versions.all().size() == 4);
  CHECK(versions.in_force_on(-5).rule == 1);
  CHECK(versions.in_force_on(18'999).rule == 1);
  CHECK(versions.in_force_on(19'000).rule == 4);
  CHECK(versions.in_force_on(19'999).rule == 4);
  CHECK(versions.in_force_on(20'000).rule == 3);
  CHECK(versions.in_force_on(30'000).rules.report == 12);
  CHECK(versions.numbered(5) == nullptr);
  CHECK(check(book, {}).ok());
}
