// Signatures and keys in the format of minisign (https://jedisct1.github.io/minisign/), so that
// anybody checks them without this program: Ed25519 over BLAKE2b-512, "ED", and a comment that is
// signed, too.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/result.hpp"

namespace yangxiao::minisign {

using KeyNumber = std::array<unsigned char, 8>;  // tells keys apart; a signature names its own

struct PublicKey {
  KeyNumber number{};
  std::array<unsigned char, 32> key{};
};

struct SecretKey {
  KeyNumber number{};
  std::array<unsigned char, 64> key{};  // the seed, and behind it the public key
  PublicKey public_key() const;
};

SecretKey make_key(Random& random);

// What the files hold. The secret one has no password: cron cannot type it.
std::string to_text(const SecretKey& key);
std::string to_text(const PublicKey& key);
// As minisign shows it: 16 digits.
std::string to_text(const KeyNumber& number);

// Errors: those of open_input, key_broken, key_locked (it has a password), key_open_to_others (not
// only its owner may read it).
Result<SecretKey> read_secret_key(const std::string& path);
// Whether a text is the 56 characters of a key themselves.
bool is_public_key(std::string_view text);
// A file, or those characters. Errors: those of open_input, key_broken.
Result<PublicKey> read_public_key(const std::string& path_or_key);

// The text of a signature file; `comment` is of one line.
std::string sign(std::string_view message, std::string_view comment, const SecretKey& key);
// The first line of what sign() gives, which no signature covers.
std::string unsigned_line(const KeyNumber& number);
// The comment that was signed with the message. `file` is named in errors. Errors:
// signature_broken, signature_of_other_key ({0} its number, {1} the key's), signature_wrong.
Result<std::string> verify(std::string_view message, std::string_view signature,
                           const PublicKey& key, const std::string& file);

}  // namespace yangxiao::minisign
