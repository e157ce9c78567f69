// Files that only the owner of one key can read: written for the public key, which may lie where
// they are made.
//
// The format: "YXSEAL1\n"; a key of 32 bytes, sealed for the recipient (libsodium's
// crypto_box_seal, for the X25519 form of the Ed25519 key); a header of 24 bytes; pieces of 64 KiB,
// each with 17 bytes more (XChaCha20-Poly1305, crypto_secretstream), the last one marked.
#pragma once

#include <memory>

#include "base/input.hpp"
#include "base/minisign.hpp"
#include "base/output.hpp"
#include "base/random.hpp"

namespace yangxiao {

// Errors: those of the file; key_broken (no key that anything can be sealed for).
Result<std::unique_ptr<FileOutput>> sealed(std::unique_ptr<FileOutput> file,
                                           const minisign::PublicKey& recipient, Random& random);

// Reads what was sealed. Errors, also while it is read: seal_of_other_key, seal_broken (something
// was changed, or the end is missing).
Result<std::unique_ptr<Input>> open_seal(std::unique_ptr<Input> input,
                                         const minisign::SecretKey& key);

}  // namespace yangxiao
