// A table that nobody said how to find the changes of would be left out of each increment.
#include "book_over_time.hpp"
#include "export/night/changes.hpp"

using namespace yangxiao;

TEST_CASE("the changes of each table of a book can be found") {
  BookOverTime days;
  days.on(1'700'000'000, [](store::Writer& book, points::Ledger&) {
    CHECK(exporting::tables_without_marks(book.database()) == std::vector<std::string>{});
    book.database().exec("CREATE TABLE forgotten (word TEXT)");
    CHECK(exporting::tables_without_marks(book.database()) ==
          std::vector<std::string>{"forgotten"});
    book.database().exec("DROP TABLE forgotten");
  });
}
