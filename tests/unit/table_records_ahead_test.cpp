#include <doctest/doctest.h>

#include "table/records_ahead.hpp"

using namespace yangxiao;
using namespace yangxiao::table;

namespace {

// Of a record all that a caller sees of it.
std::string shown(std::uint64_t line, std::span<const Cell> cells,
                  const std::optional<Error>& flaw) {
  std::string text = std::to_string(line);
  for (const Cell& cell : cells) text += "|" + std::string(cell.text);
  if (flaw) text += "!" + std::to_string(flaw->place.column);
  return text;
}

struct Read {
  std::vector<std::string> records;
  std::optional<Problem> error;
  friend bool operator==(const Read&, const Read&) = default;
};

Read read_plainly(std::string_view bytes) {
  MemoryInput input("memory", bytes);
  Decoder decoder(input, Encoding::utf8);
  CsvScanner scanner(decoder, ',', 1U << 20U);
  Read read;
  for (;;) {
    const auto next = scanner.next();
    if (!next) read.error = next.error().what;
    if (!next || !next->is_record) return read;
    read.records.push_back(shown(scanner.line(), scanner.cells(), next->flaw));
  }
}

Read read_ahead(std::string_view bytes, std::size_t at_most = SIZE_MAX) {
  MemoryInput input("memory", bytes);
  Decoder decoder(input, Encoding::utf8);
  CsvScanner scanner(decoder, ',', 1U << 20U);
  RecordsAhead records(scanner, [&bytes] { return bytes.size(); });
  Read read;
  while (read.records.size() < at_most) {
    const auto next = records.next();
    if (!next) read.error = next.error().what;
    if (!next || !*next) return read;
    read.records.push_back(shown((*next)->line, (*next)->cells, (*next)->flaw));
    CHECK(records.bytes() == bytes.size());
  }
  return read;
}

// Many blocks: records with line breaks, empty cells, one longer than a block, one with a flaw.
std::string large_text() {
  std::string text = "a,b,c\n";
  for (int i = 0; i < 40'000; ++i) {
    text += std::to_string(i) + ",\"x\n\"\"" + std::string(static_cast<std::size_t>(i % 23), 'y') +
            "\",\n";
    if (i == 20'000) text += std::string(300'000, 'z') + ",,\n";
    if (i == 30'000) text += std::string("q,\0,r\n", 6);
  }
  return text;
}

}  // namespace

TEST_CASE("records cut ahead are those that the scanner cuts, flaws and the error included") {
  for (const std::string& text :
       {std::string(), std::string("a,b\n1,2\n"), large_text(), large_text() + "\"never closed",
        large_text() + "\xFF,bad,byte\n" + large_text()}) {
    CHECK(read_ahead(text) == read_plainly(text));
  }
  CHECK(read_plainly(large_text() + "\"never closed").error == Problem::quote_unclosed);
}

TEST_CASE("who has enough of the records ends the thread that cuts them") {
  const std::string text = large_text();
  const Read some = read_ahead(text, 10);
  CHECK(some.records.size() == 10);
  CHECK(read_ahead(text, 0).records.empty());
}
