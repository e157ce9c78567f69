// Randomness as the library sees it: the kernel's, or a repeatable stream when a seed is given
// ($YANGXIAO_SEED, so that the same run gives the same bytes).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace yangxiao {

class Random {
 public:
  Random() = default;
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  // Eight bytes of each number, as the machine keeps them.
  void fill(std::span<unsigned char> bytes);
  // Characters of Crockford's base32 (no I, L, O, U), 5 random bits each.
  std::string crockford(std::size_t characters);

 private:
  std::optional<std::uint64_t> state_;
};

}  // namespace yangxiao
