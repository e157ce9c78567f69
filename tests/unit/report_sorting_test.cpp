#include <algorithm>

#include <doctest/doctest.h>

#include "catalogue/change.hpp"
#include "catalogue/entry_table.hpp"
#include "catalogue/reference.hpp"
#include "report/category_tree.hpp"
#include "report/sorting.hpp"
#include "station_book.hpp"

using namespace yangxiao;
using namespace yangxiao::report;

namespace {

store::Writer book_with_lists() {
  store::Writer book = station::book_in_memory();
  const Config shipped = shipped_config();
  for (const catalogue::Kind* kind : {&agencies(), &channels(), &categories()}) {
    const auto seeded =
        catalogue::seed_entries(book, *kind, shipped.lists.find(kind->table)->second);
    REQUIRE(seeded.ok());
  }
  return book;
}

std::int64_t id_of(const store::Reader& book, const char* code) {
  const auto entry = catalogue::entry_with_code(book, categories(), code);
  REQUIRE(entry.ok());
  return entry->id;
}

}  // namespace

TEST_CASE("the shipped lists are right, and no word of theirs means two things") {
  const store::Writer book = book_with_lists();
  catalogue::References references(book);
  const Config shipped = shipped_config();
  for (const catalogue::Kind* kind : {&agencies(), &channels(), &categories()}) {
    for (const ListEntry& entry : shipped.lists.find(kind->table)->second) {
      const auto is_code = [](const auto& field) { return field.first == "code"; };
      const std::string& code = std::find_if(entry.begin(), entry.end(), is_code)->second;
      for (const auto& [field, text] : entry) {
        if (field != "name" && field != "name_en" && field != "aliases") continue;
        for (std::string_view rest = text; !rest.empty();) {
          const std::size_t end = std::min(rest.find('|'), rest.size());
          const auto found = references.find(kind->table, rest.substr(0, end), field);
          CAPTURE(std::string(rest.substr(0, end)));
          REQUIRE(found.ok());
          CHECK(references.code_of(kind->table, *found) == code);
          rest.remove_prefix(std::min(end + 1, rest.size()));
        }
      }
    }
  }
}

TEST_CASE("a list that has entries is not seeded again") {
  store::Writer book = book_with_lists();
  const auto count = [&book] {
    return book.database().execAndGet("SELECT count(*) FROM channel").getInt();
  };
  const int before = count();
  REQUIRE(catalogue::seed_entries(book, channels(), shipped_config().lists.find("channel")->second)
              .ok());
  CHECK(count() == before);
}

TEST_CASE("every shipped category has a priority, limits and an agency, its own or from above") {
  const store::Writer book = book_with_lists();
  const CategoryTree tree(book);
  SQLite::Statement query(book.database(), "SELECT category FROM category");
  int seen = 0;
  while (query.executeStep()) {
    const Category& category = tree.at(query.getColumn(0).getInt64());
    CAPTURE(category.code);
    CHECK(category.accept.limit);
    CHECK(category.dispatch.limit);
    CHECK(category.resolve.limit);
    CHECK(category.agency);
    ++seen;
  }
  CHECK(seen >= 60);
  const Category& fire = tree.at(id_of(book, "fire_smoke"));
  CHECK(fire.priority == Priority::emergency);
  CHECK(fire.call == "119");
  CHECK(calendar::to_text(*fire.resolve.limit) == "2h");
  CHECK(tree.at(id_of(book, "collapse")).call == "110");
  CHECK(tree.is_within(id_of(book, "fire_smoke"), id_of(book, "danger")));
  CHECK_FALSE(tree.is_within(id_of(book, "danger"), id_of(book, "fire_smoke")));
  CHECK(tree.at(id_of(book, "lost_property")).duplicate_metres == 0);
}

TEST_CASE("a category stands under none that stands under it") {
  store::Writer book = book_with_lists();
  const auto set = [&book](const char* code, const char* parent) {
    return catalogue::change_entry(book, categories(), code, {{"parent", parent}}, {});
  };
  REQUIRE(catalogue::add_entry(book, categories(),
                               {{"code", "x"}, {"name", "x"}, {"parent", "fire_smoke"}}, {})
              .ok());
  CHECK(set("danger", "x").error().what == Problem::category_cycle);
  CHECK(set("fire_smoke", "x").error().what == Problem::category_cycle);
  CHECK(set("x", "x").error().what == Problem::category_cycle);
  CHECK(set("x", "road").ok());
  CHECK(set("danger", "x").ok());
}
