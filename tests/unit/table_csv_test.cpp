#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "table/csv_scanner.hpp"
#include "table/csv_text.hpp"

using namespace yangxiao;
using namespace yangxiao::table;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string written(const Rows& rows, char separator) {
  StringOutput output;
  std::vector<Column> columns(rows.front().size(), Column{"c"});
  WriteOptions options;
  options.header = false;
  const auto writer =
      make_writer(separator == '\t' ? Format::tsv : Format::csv, output, columns, options);
  REQUIRE(writer.ok());
  for (const auto& row : rows) {
    std::vector<Value> values;
    for (const std::string& cell : row) values.emplace_back(std::string_view(cell));
    REQUIRE((*writer)->row(values).ok());
  }
  REQUIRE((*writer)->finish().ok());
  return output.bytes;
}

Rows read(std::string_view bytes, char separator) {
  MemoryInput input("memory", bytes);
  Decoder decoder(input, Encoding::utf8);
  CsvScanner scanner(decoder, separator, 1U << 20U);
  Rows rows;
  for (;;) {
    const auto next = scanner.next();
    REQUIRE(next.ok());
    if (!next->is_record) return rows;
    CHECK(!next->flaw);
    rows.emplace_back();
    for (const Cell& cell : scanner.cells()) rows.back().emplace_back(cell.text);
  }
}

}  // namespace

TEST_CASE("what is written is what is read, for any text") {
  CHECK(rc::check([] {
    const auto width = *rc::gen::inRange<std::size_t>(1, 5);
    const auto cell = rc::gen::container<std::string>(rc::gen::oneOf(
        rc::gen::elementOf(std::string(",;\t\"\n\r '|=")), rc::gen::inRange('a', 'f')));
    const auto rows = *rc::gen::nonEmpty(
        rc::gen::container<Rows>(rc::gen::container<std::vector<std::string>>(width, cell)));
    for (const char separator : {',', '\t'})
      RC_ASSERT(read(written(rows, separator), separator) == rows);
  }));
}

TEST_CASE("line endings, quotes and empty lines as spreadsheets write them") {
  CHECK(read("a,b\r\n\r\nc,\"d\"\"e\n\"\rf,g", ',') ==
        Rows{{"a", "b"}, {"c", "d\"e\n"}, {"f", "g"}});
  CHECK(read("a,b\n", ',') == Rows{{"a", "b"}});
  CHECK(read("", ',').empty());
}

TEST_CASE("a broken byte is an error at its cell, a broken quote where it began") {
  const auto error_of = [](std::string_view bytes) {
    MemoryInput input("memory", bytes);
    Decoder decoder(input, Encoding::utf8);
    CsvScanner scanner(decoder, ',', 100);
    for (;;) {
      const auto next = scanner.next();
      if (!next) return next.error();
      REQUIRE(next->is_record);
      if (next->flaw) return *next->flaw;
    }
  };
  const Error bad = error_of("a,b\nc,\xE5\xBB\n");
  CHECK(bad.what == Problem::encoding_bad_byte);
  CHECK(bad.place.line == 2);
  CHECK(bad.place.column == 2);
  CHECK(error_of(std::string_view("a\0b,c\n", 6)).what == Problem::nul_byte);
  const Error quote = error_of("a,b\nc,\"d\ne\n");
  CHECK(quote.what == Problem::quote_unclosed);
  CHECK(quote.place.line == 2);
  CHECK(error_of("a,\"b\"c\n").what == Problem::quote_stray);
  CHECK(error_of("a," + std::string(200, 'x') + "\n").what == Problem::field_too_large);
}

TEST_CASE("the encoding is one choice for the whole file") {
  CHECK(guess_encoding("plain") == Encoding::utf8);
  CHECK(guess_encoding("建港社区") == Encoding::utf8);
  CHECK(guess_encoding("\xBD\xA8\xB8\xDB\xC9\xE7\xC7\xF8") == Encoding::gb18030);
  // One byte lost in a page of UTF-8: still UTF-8, and an error at its place later.
  std::string page;
  for (int i = 0; i < 20; ++i) page += "建港社区\n";
  page.erase(4, 1);
  CHECK(guess_encoding(page) == Encoding::utf8);
  CHECK(!guess_encoding("\xFF\xFE\xFD\xFC abc"));
}
