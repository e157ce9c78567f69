#include "export/night/erasures.hpp"

#include <algorithm>
#include <set>

namespace yangxiao::exporting {
namespace {

constexpr const char* kErased = R"sql(SELECT member, mark FROM erasure ORDER BY member)sql";
// One who was merged has a row without a name of their own, which goes with whom they are.
constexpr const char* kStillNamed = R"sql(
  SELECT code FROM member
  WHERE member = ?1 AND merged_into IS NULL AND member NOT IN (SELECT member FROM erasure))sql";

constexpr const char* kLastMember = R"sql(SELECT coalesce(max(member), 0) FROM member)sql";

}  // namespace

std::int64_t last_member(const store::Reader& book) {
  return book.database().execAndGet(kLastMember).getInt64();
}

std::size_t still_named(const Manifest& manifest, const std::vector<ErasedMember>& erased) {
  return static_cast<std::size_t>(
      std::count_if(erased.begin(), erased.end(), [&](const ErasedMember& one) {
        return one.mark > manifest.mark && one.member <= manifest.last_member;
      }));
}

std::vector<ErasedMember> erased_in(SQLite::Database& book) {
  SQLite::Statement query(book, kErased);
  std::vector<ErasedMember> members;
  while (query.executeStep()) {
    members.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getInt64()});
  }
  return members;
}

std::vector<std::string> still_named(const store::Reader& copy,
                                     const std::vector<ErasedMember>& erased) {
  std::set<std::int64_t> members;  // several who were asked may name the same one
  for (const ErasedMember& one : erased) members.insert(one.member);
  SQLite::Statement query(copy.database(), kStillNamed);
  std::vector<std::string> codes;
  for (const std::int64_t member : members) {
    query.reset();
    query.bind(1, member);
    if (query.executeStep()) codes.push_back(query.getColumn(0).getString());
  }
  return codes;
}

}  // namespace yangxiao::exporting
