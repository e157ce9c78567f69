#include "export/night/erasures.hpp"

#include <algorithm>
#include <set>

namespace yangxiao::exporting {
namespace {

constexpr const char* kErased = R"sql(
  SELECT member, mark, born, born_token, since FROM erasure ORDER BY member)sql";
constexpr const char* kErasedReports = R"sql(
  SELECT report, filed_at FROM erased_report ORDER BY report)sql";
// Before version 16 an erasure was its number.
constexpr const char* kErasedBefore = R"sql(
  SELECT member, mark, 0, 0, 0 FROM erasure ORDER BY member)sql";
constexpr const char* kHasBorn = R"sql(
  SELECT count(*) FROM pragma_table_info('erasure') WHERE name = 'born')sql";
// One who was merged has a row without a name of their own, which goes with whom they are. ?2 and
// ?3: when they came, in whatever past of the book.
constexpr const char* kStillNamed = R"sql(
  SELECT code FROM member
  WHERE member = ?1 AND merged_into IS NULL AND member NOT IN (SELECT member FROM erasure)
    AND (?2 = 0 OR born = ?2
      AND (?3 = 0 OR coalesce((SELECT token FROM past WHERE mark = ?2), ?3) = ?3)))sql";

constexpr const char* kLastMember = R"sql(SELECT coalesce(max(member), 0) FROM member)sql";

// Whether the book was once in the state that a night was made of, as far as it knows.
bool has_been(const store::Reader& book, const Manifest& manifest) {
  if (manifest.mark > book.last_mark()) return false;
  const auto token = book.token_of(manifest.mark);
  return manifest.token == 0 || !token || *token == manifest.token;
}

bool may_name(const Manifest& manifest, const ErasedMember& one) {
  if (one.mark <= manifest.mark) return false;
  return one.since > 0 ? one.since <= manifest.mark : one.member <= manifest.last_member;
}

}  // namespace

void Erasures::add(const Erasures& more) {
  members.insert(members.end(), more.members.begin(), more.members.end());
  reports.insert(reports.end(), more.reports.begin(), more.reports.end());
}

std::int64_t last_member(const store::Reader& book) {
  return book.database().execAndGet(kLastMember).getInt64();
}

std::size_t still_named(const store::Reader& book, const Manifest& manifest,
                        const Erasures& erased) {
  if (!has_been(book, manifest)) return erased.members.size();
  return static_cast<std::size_t>(
      std::count_if(erased.members.begin(), erased.members.end(),
                    [&](const ErasedMember& one) { return may_name(manifest, one); }));
}

Erasures erased_in(SQLite::Database& book) {
  const bool has_born = book.execAndGet(kHasBorn).getInt() > 0;
  Erasures erased;
  SQLite::Statement query(book, has_born ? kErased : kErasedBefore);
  while (query.executeStep()) {
    erased.members.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getInt64(),
                              query.getColumn(2).getInt64(), query.getColumn(3).getInt64(),
                              query.getColumn(4).getInt64()});
  }
  if (!has_born) return erased;
  SQLite::Statement reports(book, kErasedReports);
  while (reports.executeStep()) {
    erased.reports.push_back(
        {reports.getColumn(0).getInt64(), Instant{reports.getColumn(1).getInt64()}});
  }
  return erased;
}

std::vector<std::string> still_named(const store::Reader& copy, const Erasures& erased) {
  SQLite::Statement query(copy.database(), kStillNamed);
  std::set<std::string> codes;  // several who were asked may name the same one
  for (const ErasedMember& one : erased.members) {
    query.reset();
    query.bind(1, one.member);
    query.bind(2, one.born);
    query.bind(3, one.born_token);
    if (query.executeStep()) codes.insert(query.getColumn(0).getString());
  }
  return {codes.begin(), codes.end()};
}

}  // namespace yangxiao::exporting
