#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/text/masking.hpp"

namespace yangxiao::text {
namespace {

TEST_CASE("what tells a person within a text is hidden, however it is written") {
  const auto masked = [](std::string_view text) { return mask_within(text); };
  CHECK(masked("call 13900001111.") == "call 139****1111.");
  CHECK(masked("电话13900001111，谢谢") == "电话139****1111，谢谢");
  CHECK(masked("139 0000 1111") == "139 **** 1111");
  CHECK(masked("139-0000-1111") == "139-****-1111");
  CHECK(masked("139.0000.1111") == "139.****.1111");
  CHECK(masked("139－0000－1111") == "139－****－1111");
  CHECK(masked("13 9000 01111") == "13 9*** *1111");
  CHECK(masked("+8613900001111") == "+86139****1111");
  CHECK(masked("+86 139 0000 1111") == "+86 139 **** 1111");
  CHECK(masked("008613900001111") == "0086139****1111");
  CHECK(masked("１３９００００１１１１") == "１３９****１１１１");
  CHECK(masked("2026-11-24 13900001111 8:00") == "2026-11-24 139****1111 8:00");
  CHECK(masked("13900001111 13900002222") == "139****1111 139****2222");
  CHECK(masked("420105199001011234") == "420***********1234");
  CHECK(masked("42010519900101123X") == "420***********123X");
  CHECK(masked("身份证420105 19900101 1234。") == "身份证420*** ******** 1234。");
  CHECK(masked("卡号6222021234567890128") == "卡号6222***********0128");
  CHECK(masked("6222 0212 3456 7890 128") == "6222 **** **** ***0 128");
  CHECK(masked("mail zhou.xiaohai@163.com") == "mail z***@163.com");
  CHECK(masked("12345678@qq.com") == "1***@qq.com");
}

TEST_CASE("what tells nobody stays as it is") {
  for (const std::string_view text :
       {"", "027-84840001", "027 8484 0001", "12345", "20261124100000", "单号202611241000001",
        "30.581693582412544,114.181205625211", "139000011112", "6222021234567890123",
        "2026-1124-6222-0212", "@", "a@", "@b", "a @ b", "2026-11-24 10:00:00", "138****5678",
        "z***@163.com", "420105209901011234567"}) {
    CAPTURE(text);
    CHECK(mask_within(text) == text);
  }
}

TEST_CASE("masking again changes nothing, and nothing is lost") {
  CHECK(rc::check("random texts of digits and what stands between them", [] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "1", "3", "9", "0", "86", "6", "2", " ", "-", ".", "X", "@", "a", "＠", "１", "　", "电话",
        "\xEF", "*", "420105199001011234", "13900001111"));
    std::string text;
    for (const std::string& part : parts) text += part;
    const std::string once = mask_within(text);
    RC_ASSERT(mask_within(once) == once);
  }));
  CHECK(rc::check("a number between what is none is always hidden", [] {
    const auto words = rc::gen::element<std::string>("", "a", "电话", "@", "，", "*", ":");
    const std::string text = *words + "13900001111" + *words;
    RC_ASSERT(mask_within(text).find("13900001111") == std::string::npos);
  }));
}

TEST_CASE("numbers are known by whatever office programs put between their digits") {
  const auto masked = [](std::string_view text) { return mask_within(text); };
  CHECK(masked("013812345678") == "0138****5678");
  CHECK(masked("+86(138)12345678") == "+86(138)****5678");
  CHECK(masked("138\u00A01234\u00A05678") == "138\u00A0****\u00A05678");
  CHECK(masked("138\t1234\n5678") == "138\t****\n5678");
  CHECK(masked("138–1234–5678") == "138–****–5678");
  CHECK(masked("138  1234  5678") == "138  ****  5678");
  CHECK(masked("42010519900307123Ｘ") == "420***********123Ｘ");
  CHECK(masked("420105900307123") == "420*********123");
  CHECK(masked("420105991307123") == "420105991307123");  // no month
  CHECK(masked("6222 0212  3456 7894") == "6222 ****  **** 7894");
  CHECK(masked("zhang.san@例子.cn") == "z***@例子.cn");
  CHECK(masked("zhangsan＠qq.com") == "z***＠qq.com");
  CHECK(masked("2026-11-20\n8:00 R12 (3)") == "2026-11-20\n8:00 R12 (3)");
  CHECK(masked("027-84841111 (8:00-20:00)") == "027-84841111 (8:00-20:00)");
}

TEST_CASE("the digits of one phone are hidden however they stand, and no part of a longer number") {
  const std::string digits = "02784841111";
  for (const char* text :
       {"02784841111", "027-84841111", "027 8484 1111", "０２７－8484－1111", "027.8484.1111"}) {
    CAPTURE(text);
    CHECK(hide_digits("电话" + std::string(text) + "，速回", digits) == "电话***，速回");
  }
  for (const char* text :
       {"102784841111", "027848411119", "0278484111", "027，84841111", "027 - - 84841111"}) {
    CAPTURE(text);
    CHECK(hide_digits(text, digits) == text);
  }
  CHECK(hide_digits("(027) 8484-1111", digits) == "(***");
  CHECK(hide_digits("（027）84841111", digits) == "（***");
  CHECK(hide_digits("02784841111 02784841111", digits) == "*** ***");
  CHECK(hide_digits("", digits).empty());
  CHECK(hide_digits("任意", "") == "任意");
}

}  // namespace
}  // namespace yangxiao::text
