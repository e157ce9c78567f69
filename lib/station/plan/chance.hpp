// Chance for a search: the same numbers for a seed on every machine.
#pragma once

#include <cstdint>
#include <span>

#include "base/random.hpp"

namespace yangxiao::station {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : numbers_(seed) {}
  // From 0 and below 1.
  double unit() { return static_cast<double>(numbers_.next() >> 11) * 0x1p-53; }
  // Below `count`, which is not 0. Lemire's multiplication without its correction: what it is off
  // by is far below what a search notices.
  std::uint32_t below(std::size_t count) {
    return static_cast<std::uint32_t>(((numbers_.next() >> 32) * count) >> 32);
  }
  template <typename T>
  T one_of(std::span<const T> some) {
    return some[below(some.size())];
  }

 private:
  Random numbers_;
};

}  // namespace yangxiao::station
