#include <random>
#include <string>

#include <doctest/doctest.h>

#include "base/text/fold.hpp"
#include "base/text/pinyin.hpp"

using yangxiao::text::fold;
using yangxiao::text::looks_like_pinyin;
using yangxiao::text::PinyinQuery;

namespace {

constexpr std::size_t npos = std::string_view::npos;

std::size_t find(std::string_view query, std::string_view text, std::size_t from = 0) {
  return PinyinQuery(fold(query)).find_in(fold(text), from);
}

bool finds(std::string_view query, std::string_view text) { return find(query, text) == 0; }

}  // namespace

TEST_CASE("what looks like pinyin") {
  CHECK(looks_like_pinyin("longyang"));
  CHECK(looks_like_pinyin("long yang"));
  CHECK(looks_like_pinyin("xi'an"));
  CHECK(looks_like_pinyin("nü"));
  CHECK(looks_like_pinyin("nv"));
  CHECK_FALSE(looks_like_pinyin(""));
  CHECK_FALSE(looks_like_pinyin("l"));
  CHECK_FALSE(looks_like_pinyin("ü"));
  CHECK_FALSE(looks_like_pinyin("l '"));
  CHECK_FALSE(looks_like_pinyin("wh12"));
  CHECK_FALSE(looks_like_pinyin("龙yang"));
  CHECK_FALSE(looks_like_pinyin("caf\xC3\xA9"));
  CHECK_FALSE(looks_like_pinyin("nu\xC3"));
}

TEST_CASE("syllables, initials and mixtures of both") {
  for (const char* query : {"longyang", "longyangjiedao", "lyjd", "longyjd", "lyangjdao",
                            "long'yang", "long yang jie dao", "LongYang", "lyjied", "ly"}) {
    CAPTURE(query);
    CHECK(finds(query, "龙阳街道"));
    CHECK(finds(query, "龍陽街道"));
  }
  for (const char* query :
       {"longyangda", "yanglong", "lyjdx", "lyjdao'x", "lyd", "lngyang", "jdl"}) {
    CAPTURE(query);
    CHECK(find(query, "龙阳街道") == npos);
  }
}

TEST_CASE("the last syllable may be typed in part, the others may not") {
  for (const char* query : {"l", "lo", "lon", "long", "longy", "longya", "longyan", "longyang"}) {
    CAPTURE(query);
    CHECK(finds(query, "龙阳"));
  }
  CHECK(find("loyang", "龙阳") == npos);
  CHECK(find("longyangg", "龙阳") == npos);
}

TEST_CASE("zh, ch and sh are initials") {
  for (const char* query : {"zhch", "zc", "zhc", "zch", "zhongch", "zhcheng", "zcheng", "zhche"}) {
    CAPTURE(query);
    CHECK(finds(query, "中城"));
  }
  CHECK(finds("shsh", "上海市"));
  CHECK(finds("shhsh", "上海市"));
  CHECK(find("hc", "中城") == npos);
  CHECK(find("zgc", "中城") == npos);
}

TEST_CASE("every reading counts") {
  for (const char* query : {"yinhang", "yinxing", "yh", "yx"}) CHECK(finds(query, "银行"));
  for (const char* query : {"changjiang", "zhangjiang", "cj", "zj"}) CHECK(finds(query, "长江"));
  CHECK(finds("chongqing", "重庆"));
  CHECK(finds("huangpi", "黄陂"));
  CHECK(finds("qiaokou", "硚口"));
  CHECK(finds("xian", "西安"));
  CHECK(finds("xi'an", "西安"));
  CHECK(finds("xian", "先"));
  CHECK(finds("wuhan", "武汉"));
  CHECK(finds("yangxiaoyi", "陽小驛"));
  CHECK(finds("qianlong", "乾隆"));
  CHECK(find("dachang", "银行") == npos);
}

TEST_CASE("u with two dots is typed as itself, v or u") {
  for (const char* query : {"nvgong", "nügong", "nugong", "NÜGONG", "ng"})
    CHECK(finds(query, "女工"));
  for (const char* query : {"lvse", "lüse", "luse"}) CHECK(finds(query, "绿色"));
  for (const char* query : {"lve", "lue", "lüe", "lv", "lu"}) CHECK(finds(query, "略"));
  CHECK(find("lv", "路") == npos);
  CHECK(finds("lv", "lü"));
  CHECK(finds("lü", "lü"));
}

TEST_CASE("letters, digits and Chinese characters match themselves") {
  CHECK(finds("atm", "ATM"));
  CHECK(finds("3hao", "3号"));
  CHECK(finds("ktv3h", "ＫＴＶ３号"));
  CHECK(finds("龙yang", "龙阳"));
  CHECK(finds("long阳", "龙阳"));
  CHECK(finds("龙阳", "龙阳"));
  CHECK(find("龙阴", "龙阳") == npos);
  CHECK(find("a", "B-") == npos);
  CHECK(finds("longyangdadao", "龙阳 大道"));
  CHECK(find("longyangdadao", "龙阳,大道") == npos);
}

TEST_CASE("where a match begins") {
  CHECK(find("longyang", "汉阳区龙阳街道") == 9);
  CHECK(find("yang", "汉阳区龙阳街道") == 3);
  CHECK(find("yang", "汉阳区龙阳街道", 4 + 2) == 12);
  CHECK(find("yang", "汉阳区龙阳街道", 15) == npos);
  CHECK(find("yang", "汉阳区", 9) == npos);
  CHECK(find("yang", "汉阳区", 100) == npos);
  CHECK(find("yang", "x 阳") == 2);
  CHECK(find("", "阳") == npos);
  CHECK(find(" '", "阳") == npos);
  CHECK(find("yang", "") == npos);
  CHECK(find("yang", "\xE9\x98 \xFF阳") == 4);
}

TEST_CASE("long queries and texts that can be read in many ways end soon") {
  std::string text, query;
  for (int k = 0; k < 20000; ++k) text += "嗯";
  for (int k = 0; k < 63; ++k) query += "ng";
  CHECK(finds(query + "n", text));
  CHECK(find(query + "x", text) == npos);
  CHECK(finds(query + query, text));
}

TEST_CASE("hostile bytes do no harm") {
  std::mt19937 random(7);
  constexpr std::string_view pieces[] = {"龙", "阳", "n",    "g",    " ",
                                         "'",  "ü",  "\xE9", "\x98", "\xFF"};
  for (int round = 0; round < 20000; ++round) {
    std::string text, query;
    for (int k = 0; k < 8; ++k) text += pieces[random() % std::size(pieces)];
    for (int k = 0; k < 3; ++k) query += pieces[random() % std::size(pieces)];
    const std::size_t found = PinyinQuery(query).find_in(text);
    if (found != npos && found >= text.size()) FAIL_CHECK(text, " ", query);
  }
}
