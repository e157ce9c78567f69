// The key with which vouchers are signed (Ed25519, RFC 8032). It lies beside the book and not in
// it: a copy of the book signs nothing.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/result.hpp"

namespace yangxiao::redeem {

using PublicKey = std::array<unsigned char, 32>;

struct VoucherKey {
  PublicKey public_key{};
  std::array<unsigned char, 64> secret{};
};

// BOOK.voucher-key, beside where the book really lies.
std::string voucher_key_path(const std::string& book_path);

// The key of a book; nothing: there is none yet. Errors: file_unreadable, voucher_key_broken.
Result<std::optional<VoucherKey>> read_voucher_key(const std::string& book_path);
// The same, made where there is none, for its owner alone to read. Whoever calls it holds the lock
// of the book's writer. Errors also: those of AtomicFile.
Result<VoucherKey> voucher_key(const std::string& book_path, Random& random);

// 64 digits; nothing: it is something else.
std::optional<PublicKey> parse_public_key(std::string_view hex);

}  // namespace yangxiao::redeem
