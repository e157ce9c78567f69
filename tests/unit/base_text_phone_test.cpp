#include <doctest/doctest.h>

#include "base/text/phone.hpp"

using namespace yangxiao;
using namespace yangxiao::text;

TEST_CASE("phones get one form") {
  const auto form = [](const char* text) { return *normalise_phones(text, "phone"); };
  CHECK(form("+86 138 1234 5678") == "13812345678");
  CHECK(form("１３８１２３４５６７８") == "13812345678");
  CHECK(form("0371-67956331;0371-60223349") == "0371-67956331;0371-60223349");
  CHECK(form("02784841234转801") == "027-84841234转801");
  CHECK(form("027-84841234 x801") == "027-84841234转801");
  CHECK(form("13812345678转0012") == "13812345678转0012");
  // What is written comes back the same: a short number with an extension is no longer number.
  for (const char* text : {"818x8886", "02784841234转801", "13812345678#12", "8484123转4"}) {
    CHECK(form(form(text).c_str()) == form(text));
  }
  CHECK(form("400-820-8820、12345") == "4008208820;12345");
  CHECK(form("193****8889") == "193****8889");
  CHECK(form("") == "");
  CHECK(normalise_phones("1.38E+10", "phone").error().what == Problem::phone_exponent);
  for (const char* date :
       {"2023-07-30", "2023/7/30", "２０２３－０７－３０", "7月30日", "30-Jul"}) {
    CAPTURE(date);
    CHECK(normalise_phones(date, "phone").error().what == Problem::phone_date);
  }
  for (const char* cut : {"1397123", "13971234", "139712345", "0484123"}) {
    CAPTURE(cut);
    CHECK(normalise_phones(cut, "phone").error().what == Problem::phone_form);
  }
  CHECK(normalise_phones("call me", "phone").error().what == Problem::phone_form);
  CHECK(mask_phones("13812345678;027-84841234") == "138****5678;027-84841234");
  CHECK(mask_phones("13812345678转0012") == "138****5678转0012");
  CHECK(mask_name("胡小明") == "胡**");
}

TEST_CASE("no number of a person is shown whole") {
  CHECK(mask_own_phones("13812345678;027-84841234") == "138****5678;027****1234");
  CHECK(mask_own_phones("0371-67956331转801") == "037*****6331");
  CHECK(mask_own_phones("13812345678转0012") == "138****5678");
  CHECK(mask_own_phones("84841234") == "84****34");
  CHECK(mask_own_phones("400-8208820") == "400-8208820");
  CHECK(mask_own_phones("12345") == "12345");
  CHECK(mask_own_phones("") == "");
  for (const char* phone : {"13812345678", "027-84841234", "0371-6795633", "8484123转4"}) {
    CAPTURE(phone);
    const std::string masked = mask_own_phones(phone);
    CHECK(mask_own_phones(masked) == masked);
    CHECK(*normalise_phones(masked, "phone") == masked);
  }
}

TEST_CASE("what spreadsheets made of codes is known") {
  for (const char* text : {"2023/7/30", "2023-07-30", "7月30日", "30-Jul"})
    CHECK(is_spreadsheet_date(text));
  for (const char* text : {"HY001", "1-2", "2023", "20230730", "3E5", "A-Jul"}) {
    CHECK(!is_spreadsheet_date(text));
    CHECK(!is_exponent_number(text));
  }
}
