#include "member/consent.hpp"

#include <array>
#include <string>

#include "member/history.hpp"

namespace yangxiao::member {
namespace {

constexpr std::array<std::string_view, 1> kPurposes = {"honours"};

constexpr const char* kLastSaid = R"sql(
  SELECT kind, at FROM member_event
  WHERE purpose = ?2
    AND member IN (SELECT ?1 UNION ALL SELECT member FROM member WHERE merged_into = ?1)
  ORDER BY at DESC, event DESC LIMIT 1)sql";
constexpr const char* kKeep = R"sql(
  INSERT INTO member_event (member, at, actor, kind, purpose, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql";

}  // namespace

std::string_view name_of(Purpose purpose) { return kPurposes[static_cast<std::size_t>(purpose)]; }

std::optional<Instant> consents_since(const store::Reader& book, std::int64_t member,
                                      Purpose purpose) {
  SQLite::Statement query(book.database(), kLastSaid);
  query.bind(1, head_of(book, member));
  query.bind(2, std::string(name_of(purpose)));
  if (!query.executeStep() || query.getColumn(0).getString() != "consent") return std::nullopt;
  return Instant{query.getColumn(1).getInt64()};
}

bool keep_consent(store::Writer& book, std::int64_t member, Purpose purpose, bool consents) {
  if (consents_since(book, member, purpose).has_value() == consents) return false;
  SQLite::Statement insert(book.database(), kKeep);
  insert.bind(1, member);
  insert.bind(2, book.now().seconds);
  insert.bind(3, book.actor());
  insert.bind(4, consents ? "consent" : "withdrawal");
  insert.bind(5, std::string(name_of(purpose)));
  insert.bind(6, book.mark());
  insert.exec();
  return true;
}

}  // namespace yangxiao::member
