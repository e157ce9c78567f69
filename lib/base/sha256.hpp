// SHA-256 (FIPS 180-4) of bytes that come one after another.
#pragma once

#include <string>
#include <string_view>

#include <sodium/crypto_hash_sha256.h>

#include "base/result.hpp"

namespace yangxiao {

class Sha256 {
 public:
  Sha256() { crypto_hash_sha256_init(&state_); }
  void add(std::string_view bytes) {
    crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
  }
  // Of all that was added, in small hex digits. To be called once.
  std::string hex();

 private:
  crypto_hash_sha256_state state_;
};

// Of a whole file. Errors: those of open_input.
Result<std::string> sha256_of(const std::string& path);

}  // namespace yangxiao
