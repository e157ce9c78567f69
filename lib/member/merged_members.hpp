// Who was found to be whom, read at once: for what asks of many members.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "store/book.hpp"

namespace yangxiao::member {

class MergedMembers {
 public:
  // Reads those who were merged: a few of all members.
  explicit MergedMembers(const store::Reader& book);

  // As head_of() and one_person() of member/history.hpp.
  std::int64_t head_of(std::int64_t member) const;
  std::vector<std::int64_t> one_person(std::int64_t member) const;

 private:
  std::unordered_map<std::int64_t, std::int64_t> into_;
  std::unordered_map<std::int64_t, std::vector<std::int64_t>> taken_in_;
};

}  // namespace yangxiao::member
