// Who told an event: a report with those that tell it again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "member/merged_members.hpp"
#include "settle/worth.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

class Tellers {
 public:
  Tellers(const store::Reader& book, const member::MergedMembers& merged);
  // By the head of the event, in any order.
  std::vector<Teller> of(std::int64_t head);

 private:
  std::string person_of(std::int64_t report);

  const member::MergedMembers& merged_;
  SQLite::Statement query_;
};

}  // namespace yangxiao::settle
