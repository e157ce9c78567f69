#include "base/sha256.hpp"

#include <array>
#include <vector>

#include <nettle/base64.h>

#include "base/input.hpp"
#include "base/text/hex.hpp"

namespace yangxiao {

std::array<unsigned char, SHA256_DIGEST_SIZE> Sha256::digest() {
  std::array<unsigned char, SHA256_DIGEST_SIZE> bytes{};
  sha256_digest(&state_, bytes.size(), bytes.data());
  return bytes;
}

std::string Sha256::hex() { return text::to_hex(digest()); }

std::string Sha256::base64() {
  const auto bytes = digest();
  std::string encoded(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(encoded.data(), bytes.size(), bytes.data());
  return encoded;
}

Result<std::string> sha256_of(const std::string& path) {
  auto input = open_input(path);
  if (!input) return input.error();
  Sha256 hash;
  std::vector<char> block(1U << 18U);
  for (;;) {
    const auto count = (*input)->read(block);
    if (!count) return count.error();
    if (*count == 0) return hash.hex();
    hash.add({block.data(), *count});
  }
}

}  // namespace yangxiao
