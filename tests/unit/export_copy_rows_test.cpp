// Rows as PostgreSQL's COPY reads them; that a server does read them so, tests/server shows.
#include <array>
#include <limits>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "calendar/civil.hpp"
#include "export/push/copy_rows.hpp"

using namespace yangxiao;
using namespace yangxiao::exporting;

namespace {

std::string row_of(table::Value value, ServerType type) {
  std::string out;
  append_copy_row(out, std::span(&value, 1), std::span(&type, 1));
  REQUIRE(out.substr(0, 2) == std::string("\0\1", 2));  // one field
  return out.substr(2);
}

std::string bytes(std::initializer_list<int> numbers) {
  std::string text;
  for (const int number : numbers) text += static_cast<char>(number);
  return text;
}

}  // namespace

TEST_CASE("a field is its length and its bytes, the highest first") {
  CHECK(row_of({}, ServerType::text) == bytes({255, 255, 255, 255}));
  CHECK(row_of(std::string_view("驿"), ServerType::text) == bytes({0, 0, 0, 3, 0xE9, 0xA9, 0xBF}));
  CHECK(row_of(std::string_view(""), ServerType::text) == bytes({0, 0, 0, 0}));
  CHECK(row_of(std::int64_t{258}, ServerType::bigint) ==
        bytes({0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 1, 2}));
  CHECK(row_of(std::int64_t{-1}, ServerType::bigint) ==
        bytes({0, 0, 0, 8, 255, 255, 255, 255, 255, 255, 255, 255}));
  CHECK(row_of(std::int64_t{7}, ServerType::text) == bytes({0, 0, 0, 1, '7'}));
  CHECK(row_of(true, ServerType::boolean) == bytes({0, 0, 0, 1, 1}));
  CHECK(row_of(1.5, ServerType::double_precision) ==
        bytes({0, 0, 0, 8, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0}));
}

TEST_CASE("what no text of PostgreSQL holds is replaced") {
  CHECK(row_of(std::string_view("a\0b", 3), ServerType::text) ==
        bytes({0, 0, 0, 5, 'a', 0xEF, 0xBF, 0xBD, 'b'}));
}

TEST_CASE("times are microseconds since 2000") {
  CHECK(row_of(std::string_view("2000-01-01T08:00:01+08:00"), ServerType::timestamptz) ==
        bytes({0, 0, 0, 8, 0, 0, 0, 0, 0, 0x0F, 0x42, 0x40}));
  CHECK(row_of(std::string_view("infinity"), ServerType::timestamptz) ==
        bytes({0, 0, 0, 8, 127, 255, 255, 255, 255, 255, 255, 255}));
}

TEST_CASE("lists are arrays") {
  const std::array<std::string_view, 2> words = {"a", "b"};
  CHECK(row_of(std::span<const std::string_view>(words), ServerType::text_array) ==
        bytes({0, 0, 0, 30, 0, 0, 0, 1, 0, 0, 0, 0,   0, 0, 0, 25, 0,
               0, 0, 2, 0,  0, 0, 1, 0, 0, 0, 1, 'a', 0, 0, 0, 1,  'b'}));
  CHECK(row_of(std::span<const std::string_view>(), ServerType::bigint_array) ==
        bytes({0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20}));
}

TEST_CASE("a time that the program writes is read as the moment that it is") {
  const auto shanghai = calendar::Zone::named("Asia/Shanghai");
  const auto york = calendar::Zone::named("America/New_York");
  REQUIRE(shanghai.ok());
  REQUIRE(york.ok());
  const bool holds = rc::check([&] {
    // 1992 to 2096: before, Shanghai's clocks were off by seconds that RFC 3339 cannot say.
    const std::int64_t seconds = *rc::gen::inRange<std::int64_t>(694'224'000, 3'976'214'400);
    for (const calendar::Zone* zone : {&*shanghai, &*york}) {
      const auto read = seconds_of_rfc3339(calendar::to_rfc3339({seconds}, *zone));
      RC_ASSERT(read == seconds);
    }
  });
  CHECK(holds);
  CHECK(seconds_of_rfc3339("1969-12-31T23:59:59Z") == -1);
  for (const char* text : {"", "2026-11-24", "2026-11-24 10:00:00+08:00", "2026-11-24T10:00:00",
                           "2026-1x-24T10:00:00Z", "2026-11-24T10:00:00+0800"}) {
    CAPTURE(text);
    CHECK(!seconds_of_rfc3339(text));
  }
}
