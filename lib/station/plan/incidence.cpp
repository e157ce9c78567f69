#include "station/plan/incidence.hpp"

namespace yangxiao::station {

Incidence Incidence::transposed(std::size_t count) const {
  Incidence other;
  other.begins_.assign(count + 1, 0);
  for (const std::uint32_t number : numbers_) ++other.begins_[number + 1];
  for (std::size_t i = 0; i < count; ++i) other.begins_[i + 1] += other.begins_[i];
  other.numbers_.resize(numbers_.size());
  std::vector<std::size_t> next(other.begins_.begin(), other.begins_.end() - 1);
  for (std::size_t i = 0; i < size(); ++i) {
    for (const std::uint32_t number : of(i)) {
      other.numbers_[next[number]++] = static_cast<std::uint32_t>(i);
    }
  }
  return other;
}

}  // namespace yangxiao::station
