#include "member/erased.hpp"

namespace yangxiao::member {

std::unordered_set<std::int64_t> erased_members(const store::Reader& book) {
  SQLite::Statement query(book.database(), kErasedRows);
  std::unordered_set<std::int64_t> members;
  while (query.executeStep()) members.insert(query.getColumn(0).getInt64());
  return members;
}

std::string erased_code(std::int64_t member) { return "erased " + std::to_string(member); }

}  // namespace yangxiao::member
