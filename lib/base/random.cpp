#include "base/random.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include <sys/random.h>

#include "base/text/crockford.hpp"

namespace yangxiao {
namespace {

// SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
std::uint64_t split_mix(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15U;
  std::uint64_t mixed = state;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31U);
}

}  // namespace

std::uint64_t Random::next() {
  if (state_) return split_mix(*state_);
  std::uint64_t value = 0;
  // Eight bytes never come in part (getrandom(2): up to 256 bytes are not interrupted).
  if (::getrandom(&value, sizeof value, 0) != static_cast<ssize_t>(sizeof value)) std::abort();
  return value;
}

void Random::fill(std::span<unsigned char> bytes) {
  while (!bytes.empty()) {
    const std::uint64_t number = next();
    const std::size_t count = std::min(bytes.size(), sizeof number);
    std::memcpy(bytes.data(), &number, count);
    bytes = bytes.subspan(count);
  }
}

std::string Random::crockford(std::size_t characters) {
  std::string drawn;
  for (std::size_t i = 0; i < characters; ++i) drawn.push_back(text::kCrockford[next() & 31U]);
  return drawn;
}

}  // namespace yangxiao
