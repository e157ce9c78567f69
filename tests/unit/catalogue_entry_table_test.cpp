#include <doctest/doctest.h>

#include "catalogue/entry_table.hpp"
#include "member/member.hpp"
#include "report/sorting.hpp"
#include "station_book.hpp"

using namespace yangxiao;
using namespace yangxiao::catalogue;

TEST_CASE("every statement of every kind is one that the book's schema knows") {
  const store::Writer book = station::book_in_memory();
  for (const catalogue::Kind* kind :
       {&member::employers(), &member::teams(), &member::members(), &report::agencies(),
        &report::channels(), &report::categories()}) {
    for (const std::string& text : statements_of(*kind)) {
      CAPTURE(text);
      CHECK_NOTHROW(SQLite::Statement(book.database(), text));
    }
  }
}

TEST_CASE("who holds a phone, has a name or a code is found by an index") {
  const store::Writer book = station::book_in_memory();
  const auto plan = [&book](const std::string& text) {
    SQLite::Statement query(book.database(), "EXPLAIN QUERY PLAN " + text);
    std::string steps;
    while (query.executeStep()) steps += query.getColumn(3).getString() + "\n";
    return steps;
  };
  std::size_t seen = 0;
  for (const std::string& text : statements_of(member::members())) {
    for (const char* field : {"code = ?1", "phone = ?1", "name = ?1", "code > ?1"}) {
      if (text.find(std::string("WHERE ") + field) == std::string::npos) continue;
      CAPTURE(text);
      CHECK(plan(text).find("SEARCH member USING INDEX") != std::string::npos);
      ++seen;
    }
  }
  CHECK(seen == 4);
}

TEST_CASE("an entry goes to JSON and back as it was") {
  Entry entry;
  entry.code = "M1";
  entry.values.resize(member::members().fields.size());
  entry.values[member::field::name] = std::string("胡\"小明\\\n");
  entry.values[member::field::employer] = std::int64_t{7};
  entry.place = EntryPlace{{30.5536, 114.2103}, "30.5536", "114.2103", geo::Datum::gcj02};
  entry.edited = 0x801;
  entry.content = 4;
  const auto read = from_json(member::members(), to_json(member::members(), entry));
  REQUIRE(read);
  CHECK(read->code == entry.code);
  CHECK(read->values == entry.values);
  CHECK(read->place->position.lat == entry.place->position.lat);
  CHECK(read->place->position.lon == entry.place->position.lon);
  CHECK(read->place->source_lat == "30.5536");
  CHECK(read->place->source_datum == geo::Datum::gcj02);
  CHECK(read->edited == entry.edited);
  CHECK(read->content == entry.content);
  CHECK_FALSE(from_json(member::members(), "{\"code\":"));
}
