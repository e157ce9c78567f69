// Which of one kind belong to each of another kind: lists of numbers, one after another in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yangxiao::station {

class Incidence {
 public:
  std::size_t size() const { return begins_.size() - 1; }
  std::size_t pairs() const { return numbers_.size(); }
  std::span<const std::uint32_t> of(std::size_t number) const {
    return std::span(numbers_).subspan(begins_[number], begins_[number + 1] - begins_[number]);
  }
  // To the list that is being made; end_list() makes it that of the next number.
  void push(std::uint32_t number) { numbers_.push_back(number); }
  void end_list() { begins_.push_back(numbers_.size()); }
  // The other way round, for `count` of the other kind; each list ascending. O(pairs).
  Incidence transposed(std::size_t count) const;

 private:
  std::vector<std::size_t> begins_ = {0};
  std::vector<std::uint32_t> numbers_;
};

}  // namespace yangxiao::station
