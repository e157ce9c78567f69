#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/reporter.hpp"
#include "table/rows.hpp"
#include "table/writer.hpp"

namespace yangxiao::table {
namespace {

class Sheet final : public RowSink {
 public:
  bool knows(std::string_view header) const override { return header == "code" || header == "n"; }
  std::string headers_looked_for() const override { return "code, n"; }
  Status header(std::span<const std::string> names, std::uint64_t) override {
    CHECK(names.size() == 2);
    return {};
  }
  Status row(const Record& record) override {
    codes.emplace_back(record.cells[0].text);
    return {};
  }
  Status broken(const Record&, Error error) override { return error; }

  std::vector<std::string> codes;
};

std::vector<std::string> codes_in(const std::string& workbook, const std::string& name) {
  MemoryInput input("workbook", workbook);
  ReadOptions options;
  options.sheet = name;
  Sheet sheet;
  CollectingReporter reporter;
  const auto read = read_rows(input, options, sheet, reporter);
  REQUIRE(read.ok());
  return sheet.codes;
}

std::string workbook_of(int rows, std::uint32_t rows_in_sheet) {
  static constexpr std::array<Column, 2> kColumns = {{{"code"}, {"n", Type::integer}}};
  StringOutput output;
  WriteOptions options;
  options.title = "stations";
  options.rows_in_sheet = rows_in_sheet;
  auto writer = make_writer(Format::xlsx, output, kColumns, options);
  REQUIRE(writer.ok());
  for (int i = 0; i < rows; ++i) {
    const std::string code = "S" + std::to_string(i);
    const std::array<Value, 2> values = {std::string_view(code), std::int64_t{i}};
    REQUIRE((*writer)->row(values).ok());
  }
  REQUIRE((*writer)->finish().ok());
  return output.bytes;
}

TEST_CASE("what is more than a sheet holds goes to another one, under a heading of its own") {
  const std::string workbook = workbook_of(7, 4);
  CHECK(codes_in(workbook, "stations") == std::vector<std::string>{"S0", "S1", "S2"});
  CHECK(codes_in(workbook, "stations 2") == std::vector<std::string>{"S3", "S4", "S5"});
  CHECK(codes_in(workbook, "stations 3") == std::vector<std::string>{"S6"});
  CHECK(codes_in(workbook_of(3, 4), "1").size() == 3);
}

TEST_CASE("what XML has no character for, and what only looks like its number, comes back") {
  static constexpr std::array<Column, 2> kColumns = {{{"code"}, {"n", Type::integer}}};
  const std::vector<std::string> texts = {
      "_x0041_ t", "好站\xef\xbf\xbe一号", "\xef\xbf\xbf", "a_x000D__x0a_b", "_x_", "a\x01\x1f\rb",
      "_x00g1_",   "__x005F_x0041_",       "\xef\xbf\xbd"};
  StringOutput output;
  auto writer = make_writer(Format::xlsx, output, kColumns, {});
  REQUIRE(writer.ok());
  for (const std::string& text : texts) {
    const std::array<Value, 2> values = {std::string_view(text), std::int64_t{1}};
    REQUIRE((*writer)->row(values).ok());
  }
  REQUIRE((*writer)->finish().ok());
  CHECK(codes_in(output.bytes, "1") == texts);
}

TEST_CASE("a text that no cell holds is cut, and ends with three points") {
  static constexpr std::array<Column, 2> kColumns = {{{"code"}, {"n", Type::integer}}};
  std::string whole;
  for (int i = 0; i < 32'767; ++i) whole += "阳";
  std::string pairs;  // two units of UTF-16 each
  for (int i = 0; i < 20'000; ++i) pairs += "\U00020BB7";
  StringOutput output;
  auto writer = make_writer(Format::xlsx, output, kColumns, {});
  REQUIRE(writer.ok());
  for (const std::string& text : {whole, whole + "阳", pairs}) {
    const std::array<Value, 2> values = {std::string_view(text), std::int64_t{1}};
    REQUIRE((*writer)->row(values).ok());
  }
  REQUIRE((*writer)->finish().ok());
  const auto codes = codes_in(output.bytes, "1");
  REQUIRE(codes.size() == 3);
  CHECK(codes[0] == whole);
  CHECK(codes[1] == whole.substr(0, 32'766 * 3) + "…");
  CHECK(codes[2] == pairs.substr(0, 16'383 * 4) + "…");
}

}  // namespace
}  // namespace yangxiao::table
