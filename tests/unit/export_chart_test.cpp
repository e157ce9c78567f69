#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "export/page/chart.hpp"
#include "export/page/page_map.hpp"

using namespace yangxiao;
using namespace yangxiao::exporting;

namespace {

std::size_t count_of(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("the top of an axis is round, and no lower than what stands below it") {
  CHECK(round_above(0) == 1);
  CHECK(round_above(1) == 1);
  CHECK(round_above(7) == 8);
  CHECK(round_above(28'710) == 40'000);
  CHECK(round_above(1'000) == 1'000);
  CHECK(rc::check("round_above", [] {
    const double number = *rc::gen::inRange(1, 1'000'000'000) / 1000.0;
    const double top = round_above(number);
    RC_ASSERT(top >= number * (1 - 1e-9));
    RC_ASSERT(top <= number * 2.5 * (1 + 1e-9));
  }));
}

TEST_CASE("a column has its bar, its part and its title; texts are data") {
  const std::vector<ColumnBar> bars = {{"26-01", "January <b>", 10, 4}, {"26-02", "\"2\"", 0, 0}};
  const std::string svg = column_chart({bars, false, "by \"month\""});
  CHECK(count_of(svg, "class=\"whole\"") == 2);
  CHECK(count_of(svg, "class=\"part\"") == 2);
  CHECK(count_of(svg, "January &lt;b&gt;") == 1);
  CHECK(count_of(svg, "aria-label=\"by &quot;month&quot;\"") == 1);
  CHECK(column_chart({{}, false, "none"}).empty());
}

TEST_CASE("a bar is so much of its cell and never more") {
  CHECK(share_bar(0.5, "part").find("width=\"50.0\"") != std::string::npos);
  CHECK(share_bar(7, "part").find("width=\"100.0\"") != std::string::npos);
  CHECK(share_bar(-1, "part").find("width=\"0.0\"") != std::string::npos);
}

TEST_CASE("a map shows its stations, and its squares in four classes") {
  Page page;
  page.within = 288;
  page.square = 500;
  CHECK(page_map(page, "map").empty());
  for (int i = 0; i < 8; ++i) {
    page.stations.push_back({"S" + std::to_string(i), "<驿站>", {30.5 + i * 0.01, 114.2}});
    page.squares.push_back({{30.5 + i * 0.01, 114.2}, static_cast<std::uint64_t>(5 + i)});
  }
  const std::string svg = page_map(page, "map");
  CHECK(count_of(svg, "<title>") == 8);
  CHECK(count_of(svg, "&lt;驿站&gt;") == 8);
  for (const char* kind : {"density-1", "density-2", "density-3", "density-4"}) {
    CAPTURE(kind);
    const std::size_t at = svg.find(kind);
    REQUIRE(at != std::string::npos);
    const std::string path = svg.substr(at, svg.find("/>", at) - at);
    CHECK(count_of(path, "M") == 2);
  }
}
