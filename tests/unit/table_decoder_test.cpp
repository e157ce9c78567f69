#include <algorithm>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "table/decoder.hpp"

using namespace yangxiao;
using namespace yangxiao::table;

namespace {

// Gives its bytes in pieces as small as a pipe might.
class Drops final : public Input {
 public:
  Drops(std::string bytes, std::size_t size) : bytes_(std::move(bytes)), size_(size) {}
  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t count = std::min({size_, buffer.size(), bytes_.size() - at_});
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), count, buffer.begin());
    at_ += count;
    return count;
  }
  const std::string& name() const override { return name_; }
  std::optional<std::uint64_t> size() const override { return std::nullopt; }

 private:
  std::string name_ = "drops";
  std::string bytes_;
  std::size_t size_;
  std::size_t at_ = 0;
};

std::string as(const char* encoding, std::string_view utf8) {
  iconv_t converter = iconv_open(encoding, "UTF-8");
  REQUIRE(converter != reinterpret_cast<iconv_t>(-1));
  std::string in(utf8);
  std::string out(in.size() * 4 + 16, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t left = in.size();
  std::size_t room = out.size();
  REQUIRE(iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1));
  iconv_close(converter);
  out.resize(out.size() - room);
  return out;
}

Result<std::string> decoded(std::string bytes, std::optional<Encoding> wanted, std::size_t drop) {
  Drops input(std::move(bytes), drop);
  Decoder decoder(input, wanted);
  std::string text;
  for (;;) {
    const std::size_t before = text.size();
    const Status read = decoder.append_to(text, 7);
    if (!read) return read.error();
    if (text.size() == before) return text;
  }
}

}  // namespace

TEST_CASE("every encoding comes out the same, however small the pieces are") {
  // Two and four bytes in GB18030, a surrogate pair in UTF-16.
  const std::string text = "编号,名称\nA1,建港社区𠮷㐂é\nA2,ascii\n";
  const std::string bom = "\xEF\xBB\xBF";
  for (const std::size_t drop : {1U, 2U, 3U, 5U, 64U, 100'000U}) {
    CAPTURE(drop);
    CHECK(*decoded(text, std::nullopt, drop) == text);
    CHECK(*decoded(bom + text, std::nullopt, drop) == text);
    CHECK(*decoded(as("GB18030", text), std::nullopt, drop) == text);
    CHECK(*decoded(as("GB18030", text), Encoding::gb18030, drop) == text);
    CHECK(*decoded("\xFF\xFE" + as("UTF-16LE", text), std::nullopt, drop) == text);
    CHECK(*decoded("\xFE\xFF" + as("UTF-16BE", text), std::nullopt, drop) == text);
    CHECK(*decoded(as("UTF-16LE", text), Encoding::utf16le, drop) == text);
  }
}

TEST_CASE("a byte that was lost is never turned into other characters") {
  const std::string good = "编号,名称\nA1,建港社区\nA2,芳草社区\nA3,冯家畈社区\nA4,洪山社区\n";
  for (std::size_t at = 0; at < good.size(); ++at) {
    if (static_cast<unsigned char>(good[at]) < 0x80) continue;
    std::string broken = good;
    broken.erase(at, 1);
    const auto text = decoded(broken, std::nullopt, 4096);
    // UTF-8 is handed on as it is, and whoever cuts the cells names the one that is broken.
    if (text.ok()) CHECK(*text == broken);
  }
}

TEST_CASE("a stream that is ASCII for long decides at its first other byte") {
  const std::string head(200'000, 'x');
  CHECK(*decoded(head + as("GB18030", "建港社区"), std::nullopt, 4096) == head + "建港社区");
  CHECK(*decoded(head + "建港社区", std::nullopt, 4096) == head + "建港社区");
}

TEST_CASE("what is cut off in the middle of a character is an error in GB18030 and UTF-16") {
  const std::string gb = as("GB18030", "建港社区");
  CHECK(!decoded(gb.substr(0, gb.size() - 1), Encoding::gb18030, 3).ok());
  const std::string wide = as("UTF-16LE", "建港社区");
  CHECK(!decoded(wide.substr(0, wide.size() - 1), Encoding::utf16le, 3).ok());
}
