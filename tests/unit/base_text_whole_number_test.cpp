#include <doctest/doctest.h>

#include "base/text/whole_number.hpp"

using yangxiao::text::whole_number;

TEST_CASE("a word is a whole number or it is not") {
  CHECK(whole_number("0") == 0);
  CHECK(whole_number("010") == 10);
  CHECK(whole_number("-3") == -3);
  CHECK(whole_number("9223372036854775807") == 9223372036854775807);
  for (const char* word :
       {"", " 1", "1 ", "+1", "1.0", "1e3", "0x1", "一", "9223372036854775808"}) {
    CAPTURE(word);
    CHECK(!whole_number(word));
  }
  CHECK(!whole_number<unsigned>("-1"));
  CHECK(!whole_number<std::uint8_t>("256"));
}
