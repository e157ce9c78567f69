#include <doctest/doctest.h>

#include "report/deferred_references.hpp"
#include "report/report_table.hpp"
#include "station_book.hpp"

using namespace yangxiao;
using namespace yangxiao::report;

namespace {

// A channel and a category of the book, which the rows of a list need.
void make_lists(store::Writer& book) {
  book.database().exec(
      "INSERT INTO channel (channel, code, name, content, mark) VALUES (1, 'phone', 'phone', 1, 1);"
      "INSERT INTO category (category, code, name, content, mark) VALUES (1, 'a', 'a', 1, 1)");
}

Report report_of(std::int64_t category) {
  Report report;
  report.channel = 1;
  report.category = category;
  return report;
}

bool finds_fault(const Report& report) {
  store::Writer book = station::book_in_memory();
  make_lists(book);
  DeferredReferences references(book, true);
  ReportWriter writer(book);
  Report written = report;
  writer.insert(written);
  references.saw(written);
  try {
    references.finish();
  } catch (const SQLite::Exception&) {
    return true;
  }
  // From here on SQLite looks at every row again.
  Report lost = report_of(7);
  CHECK_THROWS_AS(ReportWriter(book).insert(lost), SQLite::Exception);
  return false;
}

}  // namespace

TEST_CASE("what a report refers to is looked up at the end, and what is not there is found") {
  CHECK(!finds_fault(report_of(1)));
  CHECK(finds_fault(report_of(2)));
  Report report = report_of(1);
  report.member = 5;
  CHECK(finds_fault(report));
  report = report_of(1);
  report.agency = -1;
  CHECK(finds_fault(report));
}
