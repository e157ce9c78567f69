#include "member/membership.hpp"

#include <algorithm>

#include "base/text/fold.hpp"
#include "base/text/phone.hpp"
#include "catalogue/entry_table.hpp"
#include "geo/distance.hpp"
#include "member/history.hpp"
#include "member/member.hpp"

namespace yangxiao::member {
namespace {

using catalogue::Changed;
using catalogue::Entry;
using catalogue::EntryReader;
using catalogue::EntryWriter;
using catalogue::Value;

constexpr const char* kPointTo = R"sql(
  UPDATE member SET merged_into = ?2, content = ?3, mark = ?3 WHERE member = ?1)sql";
constexpr const char* kFollow = R"sql(
  UPDATE member SET merged_into = ?2, mark = ?3 WHERE merged_into = ?1)sql";
constexpr const char* kCaptain = R"sql(
  UPDATE team SET captain = ?2, content = ?3, mark = ?3 WHERE captain = ?1)sql";
constexpr const char* kAlike = R"sql(
  WITH here AS (
    SELECT member, code, name, phone, employer, batch FROM member WHERE merged_into IS NULL
  )
  SELECT a.code, b.code FROM here AS a
  JOIN member AS b ON b.name = a.name AND b.employer = a.employer AND b.member > a.member
  WHERE b.merged_into IS NULL AND (?1 IS NULL OR a.batch = ?1 OR b.batch = ?1)
    AND a.name NOT LIKE '%*%'
  UNION
  SELECT a.code, b.code FROM here AS a
  JOIN member AS b ON b.phone = a.phone AND b.member > a.member
  WHERE b.merged_into IS NULL AND (?1 IS NULL OR a.batch = ?1 OR b.batch = ?1)
    AND a.phone NOT LIKE '%*%'
  UNION
  SELECT min(a.code, b.code), max(a.code, b.code) FROM here AS a
  JOIN member_event ON member_event.kind = 'phone' AND member_event.former = a.phone
  JOIN member AS b ON b.member = member_event.member AND b.member <> a.member
  WHERE b.merged_into IS NULL AND (?1 IS NULL OR a.batch = ?1 OR b.batch = ?1)
  ORDER BY 1, 2)sql";
constexpr const char* kPlaces = R"sql(
  SELECT member.member, coalesce(member.lat, station.lat), coalesce(member.lon, station.lon),
    member.patch_radius
  FROM member LEFT JOIN station ON station.station = member.station
  WHERE member.left_on IS NULL AND member.merged_into IS NULL
    AND coalesce(member.lat, station.lat) IS NOT NULL)sql";
constexpr const char* kPatches = R"sql(
  SELECT member, patch FROM member
  WHERE left_on IS NULL AND merged_into IS NULL AND patch IS NOT NULL)sql";

Result<Entry> unmerged(const store::Reader& book, const std::string& code) {
  auto entry = catalogue::entry_with_code(book, members(), code);
  if (!entry) return entry;
  if (const auto head = merged_into(book, entry->id)) {
    return Error{Problem::member_merged, {entry->code, *head}, {}};
  }
  return entry;
}

void run(store::Writer& book, const char* sql, std::int64_t from, std::int64_t into) {
  SQLite::Statement statement(book.database(), sql);
  statement.bind(1, from);
  statement.bind(2, into);
  statement.bind(3, book.mark());
  statement.exec();
}

bool is_nothing(const Value& value) { return std::holds_alternative<std::monostate>(value); }

bool is_masked(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr && text::is_masked(*text);
}

Entry both(const Entry& from, const Entry& into) {
  Entry one = into;
  for (std::size_t i = 0; i < one.values.size(); ++i) {
    if (i == field::left_on || i == field::joined_on) continue;
    const bool says_more = is_nothing(one.values[i]) || is_masked(one.values[i]);
    if (says_more && !is_nothing(from.values[i])) one.values[i] = from.values[i];
  }
  if (!one.place) one.place = from.place;
  const Value& joined = from.values[field::joined_on];
  Value& first = one.values[field::joined_on];
  if (is_nothing(first) || (!is_nothing(joined) && joined < first)) first = joined;
  const Value& left = from.values[field::left_on];
  Value& last = one.values[field::left_on];
  if (is_nothing(left) || (!is_nothing(last) && last < left)) last = left;
  return one;
}

}  // namespace

Result<Changed> leave(store::Writer& book, const std::string& code, const std::string& day) {
  auto entry = unmerged(book, code);
  if (!entry) return entry.error();
  const std::string& left = catalogue::text_of(*entry, field::left_on);
  if (!left.empty()) return Error{Problem::member_left, {entry->code, left}, {}};
  Entry next = *entry;
  next.values[field::left_on] = day;
  next.edited |= catalogue::bit(field::left_on);
  const Status updated = EntryWriter(book, members()).update(*entry, next);
  if (!updated) return updated.error();
  return Changed{std::move(*entry), std::move(next)};
}

Result<Changed> merge_members(store::Writer& book, const std::string& from_code,
                              const std::string& into_code) {
  const auto from = unmerged(book, from_code);
  if (!from) return from.error();
  auto into = unmerged(book, into_code);
  if (!into) return into.error();
  if (from->id == into->id) return Error{Problem::members_same, {from->code}, {}};
  record_event(book, from->id, "merged", "", into->id, catalogue::to_json(members(), *from), "");
  record_event(book, into->id, "took-in", "", from->id, catalogue::to_json(members(), *into), "");
  run(book, kPointTo, from->id, into->id);  // first: a phone belongs to one
  run(book, kFollow, from->id, into->id);
  run(book, kCaptain, from->id, into->id);
  Entry next = both(*from, *into);
  const std::string& other_phone = catalogue::text_of(*from, field::phone);
  if (!other_phone.empty() && other_phone != catalogue::text_of(next, field::phone)) {
    record_event(book, into->id, "phone", "", from->id, other_phone, "");
  }
  const Status updated = EntryWriter(book, members()).update(*into, next);
  if (!updated) return updated.error();
  return Changed{std::move(*into), std::move(next)};
}

std::vector<Alike> alike(const store::Reader& book, std::optional<std::int64_t> batch) {
  std::vector<Alike> pairs;
  SQLite::Statement query(book.database(), kAlike);
  if (batch) query.bind(1, *batch);
  while (query.executeStep()) {
    pairs.push_back({query.getColumn(0).getString(), query.getColumn(1).getString()});
  }
  return pairs;
}

std::vector<Knower> who_knows(const store::Reader& book, geo::Position place, double reach) {
  std::vector<Knower> knowers;
  EntryReader reader(book, members());
  SQLite::Statement query(book.database(), kPlaces);
  while (query.executeStep()) {
    const geo::Position middle{query.getColumn(1).getDouble(), query.getColumn(2).getDouble()};
    const double metres = geo::metres_between(place, middle);
    const double radius = query.getColumn(3).isNull() ? reach : query.getColumn(3).getDouble();
    if (metres > radius) continue;
    knowers.push_back({*reader.at(query.getColumn(0).getInt64()), metres});
  }
  std::stable_sort(knowers.begin(), knowers.end(),
                   [](const Knower& a, const Knower& b) { return *a.metres < *b.metres; });
  return knowers;
}

std::vector<Knower> who_knows_compound(const store::Reader& book, const std::string& name) {
  std::vector<Knower> knowers;
  EntryReader reader(book, members());
  const std::string folded = text::fold(name);
  SQLite::Statement query(book.database(), kPatches);
  while (query.executeStep()) {
    if (text::fold(query.getColumn(1).getString()).find(folded) == std::string::npos) continue;
    knowers.push_back({*reader.at(query.getColumn(0).getInt64()), std::nullopt});
  }
  return knowers;
}

}  // namespace yangxiao::member
