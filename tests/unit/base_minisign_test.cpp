#include <cstdio>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "base/minisign.hpp"

namespace yangxiao::minisign {
namespace {

// Made with minisign 0.11: minisign -G -W, then minisign -S -t 'a trusted comment' over "abc\n".
constexpr const char* kTheirPublic = "RWRQhGiMniowsJhXSnYaqnEK6a6C1cpqAGx46fgZZKjnCSBFLRigjnjH";
constexpr const char* kTheirSignature =
    "untrusted comment: signature from minisign secret key\n"
    "RURQhGiMniowsIyfaU4CPPm/"
    "mTADvY99Xlq2p7lmzc63tXKOEVjQgUAGoW1XZTlZ8JRYRO5LdCZyeYf7f4XoYQYIpkMxBwt8YAo=\n"
    "trusted comment: a trusted comment\n"
    "7Ma5B7ZYP4D3svnUwtFBXFuJ9sFAcIPS0ADu4ksB8aOvoB44Db/KothQ3pUN7BAwa7BvCHL5upiB5G5xDMg3BA==\n";

std::string put(const std::string& text, std::filesystem::perms permission) {
  const auto path = std::filesystem::temp_directory_path() / "yangxiao-minisign-test.key";
  std::filesystem::remove(path);
  std::ofstream(path) << text;
  std::filesystem::permissions(path, permission);
  return path.string();
}

constexpr const char* kTheirSecret =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAUIRojJ4qMLBaXyk8wNii4r"
    "S+"
    "+bd54fAzHwkOtQAgmvS/"
    "YsdvHUsLQphXSnYaqnEK6a6C1cpqAGx46fgZZKjnCSBFLRigjnjHAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "A=\n";

constexpr auto kOwn = std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

TEST_CASE("a signature of minisign itself is checked") {
  const auto key = read_public_key(kTheirPublic);
  REQUIRE(key.ok());
  const auto comment = verify("abc\n", kTheirSignature, *key, "x");
  REQUIRE(comment.ok());
  CHECK(*comment == "a trusted comment");
  const auto secret = read_secret_key(put(kTheirSecret, kOwn));
  REQUIRE(secret.ok());
  CHECK(secret->public_key().key == key->key);
  CHECK(to_text(key->number) == "B0302A9E8C688450");
  // Ed25519 is deterministic: the same signature, but for the first line.
  const std::string ours = sign("abc\n", "a trusted comment", *secret);
  const std::string theirs = kTheirSignature;
  CHECK(ours.substr(ours.find('\n')) == theirs.substr(theirs.find('\n')));
  CHECK(verify("abd\n", kTheirSignature, *key, "x").error().what == Problem::signature_wrong);
}

TEST_CASE("what is signed is checked with the key and with no other, and nothing may be changed") {
  Random random(7);
  const SecretKey key = make_key(random);
  const SecretKey other = make_key(random);
  const std::string text = sign("message", "made at noon", key);
  CHECK(*verify("message", text, key.public_key(), "x") == "made at noon");
  CHECK(verify("message", text, other.public_key(), "x").error().what ==
        Problem::signature_of_other_key);
  // Another key that calls itself the same.
  PublicKey forged = other.public_key();
  forged.number = key.number;
  CHECK(verify("message", text, forged, "x").error().what == Problem::signature_wrong);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    const auto verified = verify("message", changed, key.public_key(), "x");
    // But for the comment that says that it is not trusted.
    const bool is_first_line = i < text.find('\n');
    CAPTURE(i);
    if (!is_first_line) CHECK_FALSE(verified.ok());
  }
}

TEST_CASE("keys come back from their files; those of others, broken and locked ones do not") {
  Random random(8);
  const SecretKey key = make_key(random);
  const auto read = read_secret_key(put(to_text(key), kOwn));
  REQUIRE(read.ok());
  CHECK(read->key == key.key);
  CHECK(read->number == key.number);
  const auto known = read_public_key(put(to_text(key.public_key()), kOwn));
  REQUIRE(known.ok());
  CHECK(known->key == key.public_key().key);
  std::string broken = to_text(key);
  broken[broken.size() - 80] = broken[broken.size() - 80] == 'A' ? 'B' : 'A';
  CHECK(read_secret_key(put(broken, kOwn)).error().what == Problem::key_broken);
  CHECK(read_secret_key(put("hello", kOwn)).error().what == Problem::key_broken);
  CHECK(read_public_key(put("hello", kOwn)).error().what == Problem::key_broken);
  CHECK(
      read_secret_key(put(to_text(key), kOwn | std::filesystem::perms::group_read)).error().what ==
      Problem::key_open_to_others);
  // The third byte and the next say how a password is made into a key: "Sc", scrypt.
  std::string locked = to_text(key);
  locked.replace(locked.find('\n') + 1, 6, "RWRTY0");
  CHECK(read_secret_key(put(locked, kOwn)).error().what == Problem::key_locked);
  std::filesystem::remove(std::filesystem::temp_directory_path() / "yangxiao-minisign-test.key");
}

}  // namespace
}  // namespace yangxiao::minisign
