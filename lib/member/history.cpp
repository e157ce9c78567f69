#include "member/history.hpp"

#include <utility>

#include "member/member.hpp"
#include "store/bind_optional.hpp"

namespace yangxiao::member {
namespace {

constexpr const char* kEvents = R"sql(
  SELECT member_event.at, member_event.actor, member_event.kind, member_event.day, other.code,
    CASE member_event.kind WHEN 'phone' THEN member_event.former END,
    CASE member_event.kind WHEN 'name' THEN member_event.former END, member_event.note,
    member_event.purpose
  FROM member_event LEFT JOIN member AS other ON other.member = member_event.other
  WHERE member_event.member = ?1 ORDER BY member_event.event)sql";
constexpr const char* kRecord = R"sql(
  INSERT INTO member_event (member, at, actor, kind, day, other, former, note, mark)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))sql";
constexpr const char* kForget = R"sql(
  DELETE FROM member_event WHERE member = ?1 AND mark = ?2 RETURNING event)sql";
constexpr const char* kMergedInto = R"sql(
  SELECT head.code FROM member JOIN member AS head ON head.member = member.merged_into
  WHERE member.member = ?1)sql";

constexpr const char* kHadPhone = R"sql(
  SELECT EXISTS (SELECT 1 FROM member WHERE member = ?1 AND phone = ?2)
    OR EXISTS (SELECT 1 FROM member_event WHERE member = ?1 AND kind = 'phone' AND former = ?2))sql";

constexpr const char* kCode = R"sql(SELECT code FROM member WHERE member = ?1)sql";
constexpr const char* kHead = R"sql(
  SELECT coalesce(merged_into, member) FROM member WHERE member = ?1)sql";
// A merge takes along those that were merged into it before: there is one level.
constexpr const char* kTakenIn = R"sql(
  SELECT member FROM member WHERE merged_into = ?1 ORDER BY member)sql";

void bind_or_null(SQLite::Statement& statement, int index, const std::string& text) {
  if (text.empty()) {
    statement.bind(index);
  } else {
    statement.bind(index, text);
  }
}

}  // namespace

std::vector<Event> history(const store::Reader& book, std::int64_t member) {
  std::vector<Event> events;
  SQLite::Statement query(book.database(), kEvents);
  query.bind(1, member);
  const auto text = [&query](int index) { return query.getColumn(index).getString(); };
  while (query.executeStep()) {
    events.push_back({Instant{query.getColumn(0).getInt64()}, text(1), text(2), text(3), text(4),
                      text(5), text(6), text(7), text(8)});
  }
  return events;
}

bool had_phone(const store::Reader& book, std::int64_t member, const std::string& phone) {
  SQLite::Statement query(book.database(), kHadPhone);
  query.bind(1, member);
  query.bind(2, phone);
  return query.executeStep() && query.getColumn(0).getInt() != 0;
}

void record_event(store::Writer& book, std::int64_t member, const std::string& kind,
                  const std::string& day, std::optional<std::int64_t> other,
                  const std::string& former, const std::string& note) {
  SQLite::Statement insert(book.database(), kRecord);
  insert.bind(1, member);
  insert.bind(2, book.now().seconds);
  insert.bind(3, book.actor());
  insert.bind(4, kind);
  bind_or_null(insert, 5, day);
  store::bind_optional(insert, 6, other);
  bind_or_null(insert, 7, former);
  bind_or_null(insert, 8, note);
  insert.bind(9, book.mark());
  insert.exec();
}

void keep_change(store::Writer& book, const catalogue::Entry* former,
                 const catalogue::Entry& next) {
  const std::string& left = catalogue::text_of(next, field::left_on);
  if (former == nullptr) {
    if (!left.empty()) record_event(book, next.id, "left", left, {}, "", "");
    return;
  }
  const std::string& had_left = catalogue::text_of(*former, field::left_on);
  if (left != had_left) {
    const std::string& joined = catalogue::text_of(next, field::joined_on);
    const bool joined_again = joined != catalogue::text_of(*former, field::joined_on);
    record_event(book, next.id, left.empty() ? "returned" : "left",
                 left.empty() && joined_again ? joined : left, {}, "", "");
  }
  for (const auto& [of, kind] : {std::pair{field::phone, "phone"}, {field::name, "name"}}) {
    const std::string& before = catalogue::text_of(*former, of);
    if (!before.empty() && before != catalogue::text_of(next, of)) {
      record_event(book, next.id, kind, "", {}, before, "");
    }
  }
}

void forget_change(store::Writer& book, std::int64_t member, std::int64_t mark) {
  SQLite::Statement remove(book.database(), kForget);
  remove.bind(1, member);
  remove.bind(2, mark);
  book.remove("member_event", remove);
}

std::string code_of(const store::Reader& book, std::int64_t member) {
  SQLite::Statement query(book.database(), kCode);
  query.bind(1, member);
  return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

std::int64_t head_of(const store::Reader& book, std::int64_t member) {
  SQLite::Statement query(book.database(), kHead);
  query.bind(1, member);
  return query.executeStep() ? query.getColumn(0).getInt64() : member;
}

std::vector<std::int64_t> one_person(const store::Reader& book, std::int64_t member) {
  std::vector<std::int64_t> members = {head_of(book, member)};
  SQLite::Statement query(book.database(), kTakenIn);
  query.bind(1, members.front());
  while (query.executeStep()) members.push_back(query.getColumn(0).getInt64());
  return members;
}

bool is_merged(const store::Reader& book, std::int64_t member) {
  return merged_into(book, member).has_value();
}

std::optional<std::string> merged_into(const store::Reader& book, std::int64_t member) {
  SQLite::Statement query(book.database(), kMergedInto);
  query.bind(1, member);
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getString();
}

}  // namespace yangxiao::member
