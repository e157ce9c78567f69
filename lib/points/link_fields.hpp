// How a link of the chain is written to be hashed (points/chain.hpp).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "points/chain.hpp"

namespace yangxiao::points {

// The first byte of what is hashed: another way of writing links gets another number.
inline constexpr unsigned char kLinkVersion = 1;
enum class LinkKind : unsigned char {
  actor = 1,
  account = 2,
  transfer = 3,
  rule = 4,
  stock_account = 5,
  lot = 6,
  movement = 7
};

// The fields of a link, one behind the other: a byte with the length of each and so many bytes.
class LinkFields {
 public:
  LinkFields(LinkKind kind, const Digest& previous) {
    bytes_[size_++] = kLinkVersion;
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

  // BLAKE2b with 32 bytes of output.
  static Digest hash(std::span<const unsigned char> bytes);
  Digest digest() const { return hash(std::span(bytes_).first(size_)); }

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

}  // namespace yangxiao::points
