// SHA-256 (FIPS 180-4) of bytes that come one after another. By nettle, which uses the processor's
// own instructions for it where there are such: libsodium does not, and takes four times as long.
#pragma once

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
  // Of all that was added, in small hex digits. To be called once.
  std::string hex();

 private:
  sha256_ctx state_{};
};

// Of a text, in Base64, as a Content-Security-Policy names what it allows.
std::string sha256_in_base64(std::string_view text);

// Of a whole file. Errors: those of open_input.
Result<std::string> sha256_of(const std::string& path);

}  // namespace yangxiao
