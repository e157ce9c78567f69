// Whether a row of a file is the one that was read before: 64 bits of what it says.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace yangxiao::report {

// Two different rows have the same fingerprint once in 2^64: it guards against needless work, not
// against a forger, who could write the row itself. The steps are those of a multiplicative hash
// (Knuth, TAOCP 3, 6.4), eight bytes at a time. It is kept in the book: it does not change.
class Fingerprint {
 public:
  constexpr Fingerprint() = default;
  explicit constexpr Fingerprint(std::uint64_t seed) : state_(seed) {}

  void add(std::string_view text) {
    take(text.size() + 1);  // "ab", "c" is not "a", "bc"
    while (text.size() >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data(), 8);
      take(word);
      text.remove_prefix(8);
    }
    if (text.empty()) return;
    std::uint64_t rest = 0;
    std::memcpy(&rest, text.data(), text.size());
    take(rest);
  }
  void add(std::int64_t number) { take(static_cast<std::uint64_t>(number)); }

  std::uint64_t state() const { return state_; }
  // As the book keeps it; never 0, which means that there is none.
  std::int64_t value() const {
    const auto value = static_cast<std::int64_t>(state_);
    return value == 0 ? 1 : value;
  }

 private:
  void take(std::uint64_t word) {
    state_ = (state_ ^ word) * 0x9E3779B97F4A7C15U;  // 2^64 / the golden ratio
    state_ ^= state_ >> 29U;
  }
  std::uint64_t state_ = 0;
};

}  // namespace yangxiao::report
