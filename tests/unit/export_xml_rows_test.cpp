#include <array>

#include <doctest/doctest.h>

#include "base/text/xml_characters.hpp"
#include "export/open311/xml_rows.hpp"

namespace yangxiao::exporting {
namespace {

std::string xml_of(std::string_view text) {
  std::string xml;
  yangxiao::text::append_xml(xml, text);
  return xml;
}

TEST_CASE(
    "what means something in XML is written otherwise, and what it has no place for is replaced") {
  CHECK(xml_of("a < b & c > \"d\" 'e'") == "a &lt; b &amp; c &gt; \"d\" 'e'");
  CHECK(xml_of("]]>") == "]]&gt;");
  CHECK(xml_of("一行\r\n二行\t") == "一行&#13;\n二行\t");
  CHECK(xml_of(std::string_view("a\0b\x1b"
                                "c",
                                5)) == "a\uFFFDb\uFFFDc");
  CHECK(xml_of("\xFF\xEF\xBF\xBE𝄞") == "\uFFFD\uFFFD𝄞");
}

TEST_CASE("rows are elements; an empty cell is an empty one; no rows are an empty list") {
  const std::vector<table::Column> columns = {{"id"}, {"lat", table::Type::real}};
  StringOutput output;
  XmlRows rows(output, "list", "row", columns);
  const std::array<table::Value, 2> first = {std::string_view("a&b"), 30.5};
  const std::array<table::Value, 2> second = {};
  REQUIRE(rows.row(first).ok());
  REQUIRE(rows.row(second).ok());
  REQUIRE(rows.finish().ok());
  CHECK(output.bytes ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<list>\n"
        "<row><id>a&amp;b</id><lat>30.5</lat></row>\n<row><id/><lat/></row>\n</list>\n");
  StringOutput nothing;
  XmlRows none(nothing, "list", "row", columns);
  REQUIRE(none.finish().ok());
  CHECK(nothing.bytes == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<list>\n</list>\n");
}

}  // namespace
}  // namespace yangxiao::exporting
