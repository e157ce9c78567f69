// What the QR code of a voucher says, and that nobody can change it.
#include <filesystem>

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <stdlib.h>

#include "base/text/hex.hpp"
#include "redeem/payload.hpp"
#include "redeem/qr_picture.hpp"

using namespace yangxiao;
using namespace yangxiao::redeem;

namespace {

// In a folder of its own, that goes with it.
VoucherKey key_from(std::uint64_t seed) {
  std::string folder = std::filesystem::temp_directory_path() / "yangxiao-XXXXXX";
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  Random random(seed);
  const std::string book = folder + "/book.db";
  CHECK(!read_voucher_key(book)->has_value());
  const auto key = voucher_key(book, random);
  REQUIRE(key.ok());
  // The second time it is the one that is there.
  CHECK(voucher_key(book, random)->public_key == key->public_key);
  const auto mode = std::filesystem::status(voucher_key_path(book)).permissions();
  CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  std::filesystem::remove_all(folder);
  return *key;
}

Payload payload() {
  return {"0123ABCD",
          "7K3M9QXF",
          "LUNCH",
          1,
          redeem::Place::Kind::partner,
          "QC",
          Instant{1'800'000'000}};
}

}  // namespace

TEST_CASE("a payload is read back as it was signed") {
  const VoucherKey key = key_from(1);
  const std::string text = sign(payload(), key);
  CHECK(is_payload(text));
  CHECK(*open_payload(text, key.public_key) == payload());
  Payload offline = payload();
  offline.offline = true;
  CHECK(open_payload(sign(offline, key), key.public_key)->offline);
  std::string small = text;
  for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  CHECK(*open_payload(" " + small + "\n", key.public_key) == payload());
  CHECK(rc::check([&] {
    Payload any = payload();
    any.item = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    any.item.resize(std::min<std::size_t>(any.item.size(), 255));
    any.quantity = *rc::gen::inRange<std::int64_t>(1, 1'000'001);
    any.valid_until = {*rc::gen::inRange<std::int64_t>(0, 253402300800)};
    any.kind =
        *rc::gen::arbitrary<bool>() ? redeem::Place::Kind::partner : redeem::Place::Kind::station;
    RC_ASSERT(*open_payload(sign(any, key), key.public_key) == any);
  }));
}

TEST_CASE("any other character of it is found, and so is another key, or a part that is missing") {
  const VoucherKey key = key_from(1);
  const std::string text = sign(payload(), key);
  std::size_t tried = 0;
  for (std::size_t place = 4; place < text.size(); ++place) {
    for (const char other : std::string_view("0Z")) {
      if (text[place] == other) continue;
      std::string wrong = text;
      wrong[place] = other;
      const auto opened = open_payload(wrong, key.public_key);
      // The last character may hold bits that say nothing.
      if (opened) CHECK(*opened == payload());
      if (place + 1 < text.size()) CHECK(!opened.ok());
      ++tried;
    }
  }
  CHECK(tried > 200);
  CHECK(open_payload(text, key_from(2).public_key).error().what == Problem::payload_forged);
  for (std::size_t length = 0; length < text.size() - 1; ++length) {
    CHECK(!open_payload(text.substr(0, length), key.public_key).ok());
  }
  CHECK(open_payload("http://example.org", key.public_key).error().what == Problem::payload_bad);
  CHECK(open_payload("YX1:UUUU", key.public_key).error().what == Problem::payload_bad);
}

TEST_CASE("a public key is 64 digits") {
  const VoucherKey key = key_from(1);
  CHECK(parse_public_key(text::to_hex(key.public_key)) == key.public_key);
  CHECK(!parse_public_key(text::to_hex(key.public_key).substr(1)));
  CHECK(!parse_public_key(std::string(64, 'g')));
}

TEST_CASE("pictures are whole") {
  const std::string text = sign(payload(), key_from(1));
  CHECK(qr_text(text).find("█") != std::string::npos);
  CHECK(qr_svg(text).starts_with("<svg "));
  CHECK(qr_svg(text).ends_with("</svg>\n"));
  CHECK(qr_png(text).starts_with("\x89PNG\r\n"));
  CHECK(qr_png(text).ends_with(std::string("IEND\xAE\x42\x60\x82")));
}
