#include "redeem/voucher_key.hpp"

#include <filesystem>

#include <sodium/crypto_sign.h>

#include "base/input.hpp"
#include "base/output.hpp"
#include "base/text/halfwidth.hpp"
#include "base/text/hex.hpp"

namespace yangxiao::redeem {
namespace {

constexpr std::size_t kSeed = crypto_sign_SEEDBYTES;
using Seed = std::array<unsigned char, kSeed>;

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
  const auto seed = text::from_hex<kSeed>(text::trimmed(std::string_view(block.data(), *count)));
  if (!seed) return Error{Problem::voucher_key_broken, {}, {path, 0, 0, {}}};
  return std::optional(key_of(*seed));
}

Result<VoucherKey> voucher_key(const std::string& book_path, Random& random) {
  const auto known = read_voucher_key(book_path);
  if (!known) return known.error();
  if (*known) return **known;
  Seed seed{};
  random.fill(seed);
  auto file = AtomicFile::create(voucher_key_path(book_path), 0600);
  if (!file) return file.error();
  Status kept = (*file)->write(text::to_hex(seed) + "\n");
  if (kept) kept = (*file)->commit();
  if (!kept) return kept.error();
  return key_of(seed);
}

std::optional<PublicKey> parse_public_key(std::string_view hex) {
  return text::from_hex<std::tuple_size_v<PublicKey>>(hex);
}

}  // namespace yangxiao::redeem
