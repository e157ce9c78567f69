#include <doctest/doctest.h>

#include "base/sealing.hpp"
#include "kept_file.hpp"

namespace yangxiao {
namespace {

std::string seal(const std::string& text, const minisign::SecretKey& key, std::size_t cut) {
  std::string bytes;
  bool is_committed = false;
  Random random(3);
  auto file = sealed(std::make_unique<KeptFile>(bytes, is_committed), key.public_key(), random);
  REQUIRE(file.ok());
  for (std::size_t at = 0; at < text.size(); at += cut) {
    REQUIRE((*file)->write(std::string_view(text).substr(at, cut)).ok());
  }
  CHECK_FALSE(is_committed);
  REQUIRE((*file)->commit().ok());
  CHECK(is_committed);
  return bytes;
}

Result<std::string> open(const std::string& bytes, const minisign::SecretKey& key) {
  auto input = open_seal(std::make_unique<MemoryInput>("x", bytes), key);
  if (!input) return input.error();
  StringOutput text;
  const Status copied = copy_bytes(**input, text);
  if (!copied) return copied.error();
  return text.bytes;
}

TEST_CASE("what is sealed is read by its key alone, and whole or not at all") {
  Random random(1);
  const minisign::SecretKey key = minisign::make_key(random);
  const minisign::SecretKey other = minisign::make_key(random);
  for (const std::size_t size : {0U, 1U, 65'536U, 131'072U, 200'000U}) {
    std::string text(size, 'x');
    for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(i * 31 % 251);
    const std::string bytes = seal(text, key, 10'000);
    CHECK(seal(text, key, 65'536) == bytes);  // the same randomness, cut otherwise
    CHECK(*open(bytes, key) == text);
    CHECK(open(bytes, other).error().what == Problem::seal_of_other_key);
    CHECK(open(bytes.substr(0, bytes.size() - 1), key).error().what == Problem::seal_broken);
    CHECK(open(bytes + "x", key).error().what == Problem::seal_broken);
    CHECK(open("nothing of the sort", key).error().what == Problem::seal_broken);
    for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 97) {
      std::string changed = bytes;
      changed[at] ^= 1;
      CAPTURE(at);
      CHECK_FALSE(open(changed, key).ok());
    }
    // Without its last piece: cut where a piece ends.
    constexpr std::size_t kBegin = 8 + 80 + 24;
    constexpr std::size_t kPiece = 65'536 + 17;
    if (size > 65'536) {
      CHECK(open(bytes.substr(0, kBegin + kPiece), key).error().what == Problem::seal_broken);
    }
  }
}

}  // namespace
}  // namespace yangxiao
