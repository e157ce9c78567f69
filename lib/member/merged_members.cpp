#include "member/merged_members.hpp"

namespace yangxiao::member {
namespace {

// A merge takes along those that were merged into it before: there is one level.
constexpr const char* kMerged = R"sql(
  SELECT member, merged_into FROM member INDEXED BY member_merged_into
  WHERE merged_into IS NOT NULL ORDER BY merged_into, member)sql";

}  // namespace

MergedMembers::MergedMembers(const store::Reader& book) {
  SQLite::Statement query(book.database(), kMerged);
  while (query.executeStep()) {
    const std::int64_t member = query.getColumn(0).getInt64();
    const std::int64_t into = query.getColumn(1).getInt64();
    into_.emplace(member, into);
    taken_in_[into].push_back(member);
  }
}

std::int64_t MergedMembers::head_of(std::int64_t member) const {
  const auto found = into_.find(member);
  return found == into_.end() ? member : found->second;
}

std::vector<std::int64_t> MergedMembers::one_person(std::int64_t member) const {
  std::vector<std::int64_t> members = {head_of(member)};
  const auto found = taken_in_.find(members.front());
  if (found != taken_in_.end()) {
    members.insert(members.end(), found->second.begin(), found->second.end());
  }
  return members;
}

}  // namespace yangxiao::member
