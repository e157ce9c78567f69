#include "points/chain.hpp"

#include <algorithm>
#include <cstring>
#include <span>
#include <vector>

#include <sodium/crypto_generichash.h>

namespace yangxiao::points {
namespace {

// The first byte of what is hashed: another way of writing links gets another number.
constexpr unsigned char kVersion = 1;
enum class LinkKind : unsigned char { actor = 1, account = 2, transfer = 3, rule = 4 };

Digest blake2b(std::span<const unsigned char> bytes) {
  Digest digest;
  crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), nullptr, 0);
  return digest;
}

// The fields of a link, one behind the other.
class Fields {
 public:
  Fields(LinkKind kind, const Digest& previous) {
    bytes_[size_++] = kVersion;
    bytes_[size_++] = static_cast<unsigned char>(kind);
    add(previous);
  }

  void add(std::int64_t number) {
    const auto value = static_cast<std::uint64_t>(number);
    std::size_t length = 1;
    while (length < 8 && (value >> (8 * length)) != 0) ++length;
    bytes_[size_++] = static_cast<unsigned char>(length);
    for (std::size_t i = length; i > 0; --i) {
      bytes_[size_++] = static_cast<unsigned char>(value >> (8 * (i - 1)));
    }
  }
  void add(const std::optional<std::int64_t>& number) { number ? add(*number) : nothing(); }
  void add(Instant time) { add(time.seconds); }
  void add(const std::optional<Instant>& time) { time ? add(time->seconds) : nothing(); }
  void add(const Digest& digest) { add(std::span<const unsigned char>(digest)); }
  void add(const std::optional<Digest>& digest) { digest ? add(*digest) : nothing(); }
  // A text may be longer than a byte can say: its digest stands for it.
  void add(std::string_view text) {
    if (text.empty()) return nothing();
    add(digest_of(text));
  }

  Digest digest() const { return blake2b(std::span(bytes_).first(size_)); }

 private:
  void nothing() { bytes_[size_++] = 0; }
  void add(std::span<const unsigned char> bytes) {
    bytes_[size_++] = static_cast<unsigned char>(bytes.size());
    std::copy(bytes.begin(), bytes.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += bytes.size();
  }

  // A transfer has 16 numbers of at most 9 bytes and three digests of 33.
  std::array<unsigned char, 256> bytes_;
  std::size_t size_ = 0;
};

}  // namespace

Salt salt_from(Random& random) {
  Salt salt;
  for (std::size_t i = 0; i < salt.size(); i += sizeof(std::uint64_t)) {
    const std::uint64_t bits = random.next();
    std::memcpy(salt.data() + i, &bits, sizeof(bits));
  }
  return salt;
}

std::optional<Salt> read_salt(const SQLite::Column& column) {
  Salt salt;
  if (column.getBytes() != static_cast<int>(salt.size())) return std::nullopt;
  std::memcpy(salt.data(), column.getBlob(), salt.size());
  return salt;
}

Digest digest_of(std::string_view text) {
  return blake2b({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
}

Digest beginning_of(std::string_view book_id) { return digest_of(book_id); }

Digest hash_of(const Digest& previous, const Actor& actor) {
  Fields fields(LinkKind::actor, previous);
  fields.add(actor.number);
  fields.add(actor.actor);
  fields.add(actor.name);
  fields.add(actor.uid);
  fields.add(actor.recorded_at);
  return fields.digest();
}

Digest hash_of(const Digest& previous, const Opening& opening) {
  Fields fields(LinkKind::account, previous);
  fields.add(opening.number);
  fields.add(opening.account);
  fields.add(static_cast<std::int64_t>(opening.kind));
  fields.add(opening.name);
  fields.add(opening.owner);
  fields.add(opening.recorded_at);
  return fields.digest();
}

Digest hash_of(const Digest& previous, const RuleLink& rule) {
  Fields fields(LinkKind::rule, previous);
  fields.add(rule.number);
  fields.add(rule.rule);
  fields.add(rule.starts_on);
  fields.add(rule.text);
  fields.add(rule.actor);
  fields.add(rule.recorded_at);
  return fields.digest();
}

Digest hash_of(const Digest& previous, const Transfer& transfer,
               const std::optional<Digest>& rule) {
  Fields fields(LinkKind::transfer, previous);
  fields.add(transfer.number);
  fields.add(transfer.first);
  fields.add(transfer.debit);
  fields.add(transfer.credit);
  fields.add(transfer.amount);
  fields.add(static_cast<std::int64_t>(transfer.kind));
  const auto& subject = transfer.subject;
  fields.add(subject ? std::optional(static_cast<std::int64_t>(subject->kind)) : std::nullopt);
  fields.add(subject ? std::optional(subject->number) : std::nullopt);
  fields.add(rule);
  fields.add(transfer.expires_at);
  fields.add(transfer.happened_at);
  fields.add(transfer.recorded_at);
  fields.add(transfer.actor);
  fields.add(transfer.batch);
  fields.add(transfer.resolves);
  fields.add(transfer.reverses);
  fields.add(transfer.note);
  return fields.digest();
}

Digest digest_of(const Salt& salt, std::string_view text) {
  std::vector<unsigned char> bytes(salt.begin(), salt.end());
  bytes.insert(bytes.end(), text.begin(), text.end());
  return blake2b(bytes);
}

std::string to_hex(const Digest& digest) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

}  // namespace yangxiao::points
