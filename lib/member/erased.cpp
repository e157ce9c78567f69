#include "member/erased.hpp"

#include "base/text/whole_number.hpp"

namespace yangxiao::member {
namespace {

constexpr std::string_view kErased = "erased ";

}  // namespace

std::unordered_set<std::int64_t> erased_members(const store::Reader& book) {
  SQLite::Statement query(book.database(), kErasedRows);
  std::unordered_set<std::int64_t> members;
  while (query.executeStep()) members.insert(query.getColumn(0).getInt64());
  return members;
}

std::string erased_code(std::int64_t member) {
  return std::string(kErased) + std::to_string(member);
}

bool is_erased_code(std::string_view text) {
  return text.starts_with(kErased) && text::whole_number(text.substr(kErased.size()));
}

}  // namespace yangxiao::member
