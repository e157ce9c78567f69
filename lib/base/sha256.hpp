// SHA-256 (FIPS 180-4) of bytes that come one after another. By nettle, which uses the processor's
// own instructions for it where there are such: libsodium does not, and takes four times as long.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include <nettle/sha2.h>

#include "base/result.hpp"

namespace yangxiao {

class Sha256 {
 public:
  Sha256() { sha256_init(&state_); }
  void add(std::string_view bytes) {
    sha256_update(&state_, bytes.size(), reinterpret_cast<const unsigned char*>(bytes.data()));
  }
  // Of all that was added: in small hex digits, or in Base64. One of them, to be called once.
  std::string hex();
  std::string base64();

 private:
  std::array<unsigned char, SHA256_DIGEST_SIZE> digest();
  sha256_ctx state_{};
};

// Of a whole file. Errors: those of open_input.
Result<std::string> sha256_of(const std::string& path);

}  // namespace yangxiao
