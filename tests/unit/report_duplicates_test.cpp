#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/config.hpp"
#include "catalogue/change.hpp"
#include "geo/distance.hpp"
#include "report/bigrams.hpp"
#include "report/duplicates.hpp"
#include "report/report_table.hpp"
#include "report/sorting.hpp"
#include "station_book.hpp"

using namespace yangxiao;
using namespace yangxiao::report;

namespace {

store::Writer book_with_lists() {
  store::Writer book = station::book_in_memory();
  const Config config = shipped_config();
  for (const catalogue::Kind* kind : {&agencies(), &channels(), &categories()}) {
    REQUIRE(catalogue::seed_entries(book, *kind, config.lists.at(std::string(kind->table))).ok());
  }
  return book;
}

std::int64_t category(const store::Reader& book, const char* code) {
  SQLite::Statement query(book.database(), "SELECT category FROM category WHERE code = ?1");
  query.bind(1, code);
  REQUIRE(query.executeStep());
  return query.getColumn(0).getInt64();
}

double likeness(const char* a, const char* b) { return likeness_of(bigrams_of(a), bigrams_of(b)); }

}  // namespace

TEST_CASE("texts are alike by their pairs of characters, whatever they are written in") {
  CHECK(likeness("门口垃圾没人收", "門口垃圾，沒人收！") == doctest::Approx(10.0 / 11.0));
  CHECK(likeness("垃圾", "垃圾") == 1);
  CHECK(likeness("ＡＢ 路灯", "ab路灯") > 0.7);
  CHECK(likeness("垃圾", "路灯") == 0);
  CHECK(likeness("", "路灯") == 0);
  CHECK(likeness("火", "火") == 1);
  CHECK(bigrams_of(" ，。 ").empty());
}

TEST_CASE("every pair that is near and alike is in one group, and no other") {
  CHECK(rc::check([] {
    store::Writer book = book_with_lists();
    const CategoryTree tree(book);
    const std::vector<std::int64_t> kinds = {category(book, "garbage"), category(book, "sewage"),
                                             category(book, "noise"),
                                             category(book, "lost_property")};
    const std::vector<std::string> texts = {"门口垃圾没人收", "门口的垃圾没有人收", "河边树枝断了",
                                            ""};
    ReportWriter writer(book);
    std::vector<Report> reports;
    const int count = *rc::gen::inRange(2, 40);
    for (int i = 0; i < count; ++i) {
      Report report;
      report.channel = 1;
      report.category = kinds[static_cast<std::size_t>(*rc::gen::inRange(0, 4))];
      report.description = texts[static_cast<std::size_t>(*rc::gen::inRange(0, 4))];
      report.filed_at = Instant{1'790'000'000 + *rc::gen::inRange(0, 400'000)};
      report.position = geo::Position{30.55 + 1e-5 * *rc::gen::inRange(0, 300),
                                      114.25 + 1e-5 * *rc::gen::inRange(0, 300)};
      writer.insert(report);
      reports.push_back(report);
    }
    const auto duplicates = duplicate_groups(book, {}, tree);
    RC_ASSERT(duplicates.ok());
    const auto& groups = duplicates->groups;
    std::map<std::int64_t, std::size_t> found;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      for (const Repeat& repeat : groups[g]) found[repeat.report.id] = g + 1;
    }
    // By hand: join every pair that is alike.
    std::map<std::int64_t, std::int64_t> stands;
    for (const Report& report : reports) stands[report.id] = report.id;
    for (const Report& a : reports) {
      for (const Report& b : reports) {
        const Category& one = tree.at(a.category);
        const Category& two = tree.at(b.category);
        if (a.id >= b.id || one.top != two.top || one.duplicate_metres == 0) continue;
        if (two.duplicate_metres == 0) continue;
        const double metres = std::max(one.duplicate_metres, two.duplicate_metres);
        const int hours = std::max(one.duplicate_hours, two.duplicate_hours);
        if (std::abs(a.filed_at.seconds - b.filed_at.seconds) > hours * 3600) continue;
        if (geo::central_angle_metres(*a.position, *b.position) > metres) continue;
        const bool both = !a.description.empty() && !b.description.empty();
        const bool alike = both ? likeness(a.description.c_str(), b.description.c_str()) >= kAlike
                                : a.category == b.category;
        if (!alike) continue;
        const std::int64_t from = stands[a.id];
        for (auto& [id, head] : stands) head = head == from ? stands[b.id] : head;
      }
    }
    for (const Report& a : reports) {
      for (const Report& b : reports) {
        if (a.id == b.id) continue;
        const bool together = found[a.id] != 0 && found[a.id] == found[b.id];
        RC_ASSERT(together == (stands[a.id] == stands[b.id]));
      }
    }
  }));
}
