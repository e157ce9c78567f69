#include "points/link_fields.hpp"

#include <sodium/crypto_generichash.h>

namespace yangxiao::points {

Digest LinkFields::hash(std::span<const unsigned char> bytes) {
  Digest digest;
  crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), nullptr, 0);
  return digest;
}

}  // namespace yangxiao::points
