#include <doctest/doctest.h>

#include "base/config.hpp"

using namespace yangxiao;

TEST_CASE("the shipped file is read without an error and says the defaults") {
  Config config;
  const auto read = apply_config_file(YANGXIAO_SOURCE "/data/yangxiao.toml", config);
  REQUIRE(read.ok());
  CHECK(*read);
  const Config defaults;
  CHECK(config.time_zone == defaults.time_zone);
  for (const auto pace : {&Config::walking, &Config::bicycle, &Config::e_bike}) {
    CHECK((config.*pace).metres_per_second == (defaults.*pace).metres_per_second);
    CHECK((config.*pace).detour == (defaults.*pace).detour);
  }
  CHECK(config.facilities == shipped_config().facilities);
  CHECK(config.facilities.size() == 12);
}

TEST_CASE("an unknown key is an error with its place") {
  Config config;
  const auto applied = apply_config("time_zone = \"UTC\"\ntime_zon = 1\n", "c.toml", config);
  REQUIRE(!applied.ok());
  CHECK(applied.error().what == Problem::config_key_unknown);
  CHECK(applied.error().place.line == 2);
  CHECK(applied.error().arguments.at(1) == "time_zone");
}

TEST_CASE("the link of a board is a short address of ASCII") {
  const auto applied = [](const std::string& link) {
    Config config;
    return apply_config("[board]\nlink = \"" + link + "\"\n", "c.toml", config).ok();
  };
  CHECK(applied("https://yizhan.example.cn/s/{code}"));
  CHECK_FALSE(applied("yizhan.example.cn/{code}"));
  CHECK_FALSE(applied("javascript:alert(1)"));
  CHECK_FALSE(applied("https://驿站.cn/{code}"));
  CHECK_FALSE(applied("https://a b"));
  CHECK_FALSE(applied("https://" + std::string(200, 'a')));
}
