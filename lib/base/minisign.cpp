#include "base/minisign.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include <sodium/crypto_generichash.h>
#include <sodium/crypto_sign.h>
#include <sodium/utils.h>
#include <sys/stat.h>

#include "base/input.hpp"
#include "base/text/halfwidth.hpp"
#include "base/text/hex.hpp"

namespace yangxiao::minisign {
namespace {

using Bytes = std::string;

constexpr std::string_view kUntrusted = "untrusted comment: ";
constexpr std::string_view kTrusted = "trusted comment: ";
constexpr std::string_view kEd25519 = "Ed";    // of keys
constexpr std::string_view kPrehashed = "ED";  // of signatures
constexpr std::string_view kBlake2b = "B2";    // of a key's checksum
// A secret key: two letters each of signature, password's function and checksum, 48 bytes for the
// password, the key's number, the key, and a checksum that is only there with a password.
constexpr std::size_t kNumberAt = 54;
constexpr std::size_t kSecretAt = kNumberAt + sizeof(KeyNumber);
constexpr std::size_t kSecretBytes = kSecretAt + 64 + 32;
constexpr std::size_t kPublicBytes = 2 + sizeof(KeyNumber) + 32;
constexpr std::size_t kSignatureBytes = 2 + sizeof(KeyNumber) + crypto_sign_BYTES;

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string_view text_of(std::span<const unsigned char> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <std::size_t n>
std::array<unsigned char, n> array_at(const Bytes& bytes, std::size_t at) {
  std::array<unsigned char, n> array{};
  std::copy_n(raw(bytes) + at, n, array.begin());
  return array;
}

std::string to_base64(std::string_view bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the NUL that sodium writes
  return text;
}

// So many bytes; nothing: it is something else.
std::optional<Bytes> from_base64(std::string_view text, std::size_t count) {
  Bytes bytes(count, '\0');
  std::size_t found = 0;
  const int code =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &found, nullptr, sodium_base64_VARIANT_ORIGINAL);
  if (code != 0 || found != count) return std::nullopt;
  return bytes;
}

template <std::size_t n>
std::array<unsigned char, n> blake2b(std::string_view bytes) {
  std::array<unsigned char, n> hash{};
  crypto_generichash(hash.data(), n, raw(bytes), bytes.size(), nullptr, 0);
  return hash;
}

SecretKey key_of(const KeyNumber& number, std::span<const unsigned char> seed) {
  SecretKey key{number, {}};
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> known{};
  crypto_sign_seed_keypair(known.data(), key.key.data(), seed.data());
  return key;
}

std::array<unsigned char, crypto_sign_BYTES> signature_of(std::string_view bytes,
                                                          const SecretKey& key) {
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, raw(bytes), bytes.size(), key.key.data());
  return signature;
}

bool is_signed(std::string_view bytes, std::span<const unsigned char> signature,
               const PublicKey& key) {
  return crypto_sign_verify_detached(signature.data(), raw(bytes), bytes.size(), key.key.data()) ==
         0;
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The line below a comment, of so many bytes.
std::optional<Bytes> key_line(std::string_view text, std::size_t count) {
  if (!take_line(text).starts_with(kUntrusted)) return std::nullopt;
  return from_base64(take_line(text), count);
}

}  // namespace

PublicKey SecretKey::public_key() const {
  PublicKey known{number, {}};
  std::copy(key.end() - known.key.size(), key.end(), known.key.begin());
  return known;
}

SecretKey make_key(Random& random) {
  std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
  KeyNumber number{};
  random.fill(seed);
  random.fill(number);
  return key_of(number, seed);
}

std::string to_text(const KeyNumber& number) {
  // A number of 64 bits, of which the lowest byte comes first.
  KeyNumber turned = number;
  std::reverse(turned.begin(), turned.end());
  std::string digits = text::to_hex(turned);
  for (char& digit : digits) digit = static_cast<char>(std::toupper(digit));
  return digits;
}

std::string to_text(const PublicKey& key) {
  Bytes bytes(kEd25519);
  bytes += text_of(key.number);
  bytes += text_of(key.key);
  return std::string(kUntrusted) + "minisign public key " + to_text(key.number) + "\n" +
         to_base64(bytes) + "\n";
}

std::string to_text(const SecretKey& key) {
  Bytes bytes(kEd25519);
  bytes.append(2, '\0');  // no password
  bytes += kBlake2b;
  bytes.append(kNumberAt - bytes.size(), '\0');
  bytes += text_of(key.number);
  bytes += text_of(key.key);
  bytes.append(kSecretBytes - bytes.size(), '\0');
  return std::string(kUntrusted) + "minisign secret key " + to_text(key.number) + "\n" +
         to_base64(bytes) + "\n";
}

Result<SecretKey> read_secret_key(const std::string& path) {
  const Place place{path, 0, 0, {}};
  const auto text = read_whole(path);
  if (!text) return text.error();
  const auto bytes = key_line(*text, kSecretBytes);
  if (!bytes || !bytes->starts_with(kEd25519)) return Error{Problem::key_broken, {}, place};
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && (status.st_mode & 077U) != 0) {
    return Error{Problem::key_open_to_others, {}, place};
  }
  if ((*bytes)[2] != '\0') return Error{Problem::key_locked, {}, place};
  SecretKey key{array_at<8>(*bytes, kNumberAt), array_at<64>(*bytes, kSecretAt)};
  // The public half belongs to the seed, or something was changed.
  const bool is_whole = key_of(key.number, std::span(key.key).first<32>()).key == key.key;
  return is_whole ? Result<SecretKey>(key) : Error{Problem::key_broken, {}, place};
}

bool is_public_key(std::string_view text) { return from_base64(text, kPublicBytes).has_value(); }

Result<PublicKey> read_public_key(const std::string& path_or_key) {
  auto bytes = from_base64(path_or_key, kPublicBytes);
  if (!bytes) {
    const auto text = read_whole(path_or_key);
    if (!text) return text.error();
    bytes = key_line(*text, kPublicBytes);
    if (!bytes) bytes = from_base64(text::trimmed(*text), kPublicBytes);
  }
  if (!bytes || !bytes->starts_with(kEd25519)) {
    return Error{Problem::key_broken, {}, {path_or_key, 0, 0, {}}};
  }
  return PublicKey{array_at<8>(*bytes, 2), array_at<32>(*bytes, 10)};
}

std::string unsigned_line(const KeyNumber& number) {
  return std::string(kUntrusted) + "signature from minisign secret key " + to_text(number) + "\n";
}

std::string sign(std::string_view message, std::string_view comment, const SecretKey& key) {
  const auto signature = signature_of(text_of(blake2b<64>(message)), key);
  Bytes bytes(kPrehashed);
  bytes += text_of(key.number);
  bytes += text_of(signature);
  Bytes whole(text_of(signature));
  whole += comment;
  std::string text = unsigned_line(key.number);
  text += to_base64(bytes) + "\n";
  text.append(kTrusted).append(comment) += "\n";
  return text + to_base64(text_of(signature_of(whole, key))) + "\n";
}

Result<std::string> verify(std::string_view message, std::string_view signature,
                           const PublicKey& key, const std::string& file) {
  const Place place{file, 0, 0, {}};
  std::string_view rest = signature;
  const bool has_comment = take_line(rest).starts_with(kUntrusted);
  const auto bytes = from_base64(take_line(rest), kSignatureBytes);
  std::string_view comment = take_line(rest);
  const auto whole = from_base64(take_line(rest), crypto_sign_BYTES);
  if (!has_comment || !bytes || !bytes->starts_with(kPrehashed) || !whole ||
      !comment.starts_with(kTrusted) || !rest.empty()) {
    return Error{Problem::signature_broken, {}, place};
  }
  comment.remove_prefix(kTrusted.size());
  const auto number = array_at<8>(*bytes, 2);
  if (number != key.number) {
    return Error{Problem::signature_of_other_key, {to_text(number), to_text(key.number)}, place};
  }
  const auto signed_hash = array_at<crypto_sign_BYTES>(*bytes, 2 + sizeof(KeyNumber));
  const Bytes with_comment = Bytes(text_of(signed_hash)) + Bytes(comment);
  if (!is_signed(text_of(blake2b<64>(message)), signed_hash, key) ||
      !is_signed(with_comment, std::span(raw(*whole), whole->size()), key)) {
    return Error{Problem::signature_wrong, {}, place};
  }
  return std::string(comment);
}

}  // namespace yangxiao::minisign
