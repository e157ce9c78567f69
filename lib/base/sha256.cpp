#include "base/sha256.hpp"

#include <array>
#include <vector>

#include <nettle/base64.h>

#include "base/input.hpp"
#include "base/text/hex.hpp"

namespace yangxiao {

std::string Sha256::hex() {
  std::array<unsigned char, SHA256_DIGEST_SIZE> bytes{};
  sha256_digest(&state_, bytes.size(), bytes.data());
  return text::to_hex(bytes);
}

std::string sha256_in_base64(std::string_view text) {
  sha256_ctx state{};
  sha256_init(&state);
  sha256_update(&state, text.size(), reinterpret_cast<const unsigned char*>(text.data()));
  std::array<unsigned char, SHA256_DIGEST_SIZE> bytes{};
  sha256_digest(&state, bytes.size(), bytes.data());
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
