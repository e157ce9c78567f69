#include "table/hashing_input.hpp"

#include <fmt/format.h>

namespace yangxiao::table {

HashingInput::HashingInput(Input& inner, Reporter& reporter) : inner_(inner), reporter_(reporter) {
  crypto_hash_sha256_init(&hash_);
}

Result<std::size_t> HashingInput::read(std::span<char> buffer) {
  auto count = inner_.read(buffer);
  if (!count) return count;
  crypto_hash_sha256_update(&hash_, reinterpret_cast<const unsigned char*>(buffer.data()), *count);
  done_ += *count;
  reporter_.progress(done_, inner_.size().value_or(0));
  return count;
}

std::string HashingInput::sha256() {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(&hash_, digest);
  return fmt::format("{:02x}", fmt::join(digest, ""));
}

}  // namespace yangxiao::table
