#include <set>
#include <string_view>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/text/checked_code.hpp"

using namespace yangxiao::text;

namespace {
constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
}

TEST_CASE("a code is short, starts with its letter and is read back") {
  CHECK(checked_code('M', 1) == "M12");
  CHECK(read_checked_code('M', "M12") == "M12");
  CHECK(read_checked_code('M', "m-l2") == "M12");
  CHECK(read_checked_code('M', " M 1 2 ") == "M12");
  CHECK_FALSE(read_checked_code('M', "R12"));
  CHECK_FALSE(read_checked_code('M', "M"));
  CHECK_FALSE(read_checked_code('M', "M13"));
  CHECK_FALSE(read_checked_code('M', "MU2"));
  CHECK_FALSE(read_checked_code('M', ""));
}

TEST_CASE("no two numbers share a code") {
  std::set<std::string> codes;
  for (std::uint64_t number = 1; number <= 40'000; ++number) {
    codes.insert(checked_code('R', number));
  }
  CHECK(codes.size() == 40'000);
}

TEST_CASE("one wrong character is always found, and two neighbours exchanged") {
  CHECK(rc::check([] {
    const auto number = *rc::gen::inRange<std::uint64_t>(1, std::uint64_t{1} << 50);
    const std::string code = checked_code('R', number);
    RC_ASSERT(read_checked_code('R', code) == code);
    for (std::size_t place = 1; place < code.size(); ++place) {
      for (const char other : kDigits) {
        std::string wrong = code;
        wrong[place] = other;
        RC_ASSERT((other == code[place]) == read_checked_code('R', wrong).has_value());
      }
      if (place + 1 == code.size() || code[place] == code[place + 1]) continue;
      std::string swapped = code;
      std::swap(swapped[place], swapped[place + 1]);
      RC_ASSERT(!read_checked_code('R', swapped));
    }
  }));
}

TEST_CASE("a voucher's code: every wrong character and every two exchanged are found") {
  std::size_t tried = 0;
  std::uint64_t state = 7;
  for (int i = 0; i < 500; ++i) {
    std::string digits;
    for (int place = 0; place < 7; ++place) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      digits += kDigits[state >> 59U];
    }
    const std::string code = checked_word(digits);
    REQUIRE(read_checked_word(code, 7) == code);
    for (std::size_t place = 0; place < code.size(); ++place) {
      for (const char other : kDigits) {
        if (other == code[place]) continue;
        std::string wrong = code;
        wrong[place] = other;
        REQUIRE_FALSE(read_checked_word(wrong, 7));
        ++tried;
      }
      for (std::size_t second = place + 1; second < code.size(); ++second) {
        if (code[place] == code[second]) continue;
        std::string swapped = code;
        std::swap(swapped[place], swapped[second]);
        REQUIRE_FALSE(read_checked_word(swapped, 7));
        ++tried;
      }
    }
  }
  CHECK(tried > 500 * 8 * 31);
}

TEST_CASE("a voucher's code is read as people type it") {
  const std::string code = checked_word("0123ABC");
  CHECK(code.size() == 8);
  CHECK(read_checked_word("o1-23 abc" + code.substr(7), 7) == code);
  CHECK_FALSE(read_checked_word(code.substr(0, 7), 7));
  CHECK_FALSE(read_checked_word(code + "0", 7));
  CHECK_FALSE(read_checked_word("", 7));
  CHECK_FALSE(read_checked_word("0123ABU" + code.substr(7), 7));
}
