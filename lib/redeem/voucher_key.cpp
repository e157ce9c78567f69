#include "redeem/voucher_key.hpp"

#include <charconv>
#include <cstring>
#include <filesystem>

#include <sodium/crypto_sign.h>

#include "base/input.hpp"
#include "base/output.hpp"
#include "base/text/halfwidth.hpp"

namespace yangxiao::redeem {
namespace {

constexpr std::size_t kSeed = crypto_sign_SEEDBYTES;
using Seed = std::array<unsigned char, kSeed>;

template <std::size_t n>
std::string hex_of(const std::array<unsigned char, n>& bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : bytes) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

std::optional<std::array<unsigned char, 32>> bytes_of(std::string_view hex) {
  std::array<unsigned char, 32> bytes{};
  if (hex.size() != 2 * bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char* pair = hex.data() + 2 * i;
    const auto read = std::from_chars(pair, pair + 2, bytes[i], 16);
    if (read.ec != std::errc() || read.ptr != pair + 2) return std::nullopt;
  }
  return bytes;
}

VoucherKey key_of(const Seed& seed) {
  VoucherKey key;
  crypto_sign_seed_keypair(key.public_key.data(), key.secret.data(), seed.data());
  return key;
}

}  // namespace

std::string voucher_key_path(const std::string& book_path) {
  std::error_code none;  // a path that leads nowhere stays as it is
  const auto real = std::filesystem::weakly_canonical(book_path, none);
  return (none ? book_path : real.string()) + ".voucher-key";
}

Result<std::optional<VoucherKey>> read_voucher_key(const std::string& book_path) {
  const std::string path = voucher_key_path(book_path);
  auto input = open_input(path);
  if (!input && input.error().what == Problem::file_missing) return std::optional<VoucherKey>();
  if (!input) return input.error();
  std::array<char, 256> block{};
  const auto count = (*input)->read(block);
  if (!count) return count.error();
  const auto seed = bytes_of(text::trimmed(std::string_view(block.data(), *count)));
  if (!seed) return Error{Problem::voucher_key_broken, {}, {path, 0, 0, {}}};
  return std::optional(key_of(*seed));
}

Result<VoucherKey> voucher_key(const std::string& book_path, Random& random) {
  const auto known = read_voucher_key(book_path);
  if (!known) return known.error();
  if (*known) return **known;
  Seed seed{};
  for (std::size_t i = 0; i < seed.size(); i += sizeof(std::uint64_t)) {
    const std::uint64_t bits = random.next();
    std::memcpy(seed.data() + i, &bits, sizeof(bits));
  }
  auto file = AtomicFile::create(voucher_key_path(book_path), 0600);
  if (!file) return file.error();
  Status kept = (*file)->write(hex_of(seed) + "\n");
  if (kept) kept = (*file)->commit();
  if (!kept) return kept.error();
  return key_of(seed);
}

std::string to_hex(const PublicKey& key) { return hex_of(key); }

std::optional<PublicKey> parse_public_key(std::string_view hex) { return bytes_of(hex); }

}  // namespace yangxiao::redeem
