#include "report/reporters.hpp"

#include <limits>

#include "calendar/civil.hpp"
#include "member/member.hpp"
#include "store/read_optional.hpp"

namespace yangxiao::report {
namespace {

// Who is here comes before who left.
constexpr const char* kMembers = R"sql(
  SELECT member, phone, team, employer, joined_on, left_on, merged_into FROM member
  ORDER BY left_on IS NOT NULL, left_on DESC, member)sql";

std::int64_t days_of(const std::string& text, std::int64_t otherwise) {
  const auto day = calendar::parse_day(text);
  return day ? calendar::days_since_epoch(*day) : otherwise;
}

constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::min() / 2;
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max() / 2;

std::optional<std::int64_t> reference_of(const catalogue::Entry& entry, std::size_t field) {
  const auto* row = std::get_if<std::int64_t>(&entry.values[field]);
  return row != nullptr ? std::optional<std::int64_t>(*row) : std::nullopt;
}

}  // namespace

Reporters::Reporters(const store::Reader& book, const calendar::Zone& zone, int link_days)
    : zone_(zone), link_days_(link_days) {
  SQLite::Statement query(book.database(), kMembers);
  while (query.executeStep()) {
    const Person person{query.getColumn(0).getInt64(), store::read_number(query, 2),
                        store::read_number(query, 3),
                        days_of(query.getColumn(4).getString(), kEver),
                        days_of(query.getColumn(5).getString(), kNever)};
    people_.emplace(person.member, person);
    if (!query.getColumn(6).isNull()) {
      merged_.emplace(person.member, query.getColumn(6).getInt64());
    }
    const std::string phone = query.getColumn(1).getString();
    if (!phone.empty()) by_phone_[phone].push_back(person.member);
  }
}

std::optional<MemberThen> Reporters::at(std::int64_t member, Instant filed_at) const {
  for (auto merged = merged_.find(member); merged != merged_.end(); merged = merged_.find(member)) {
    member = merged->second;
  }
  const auto found = people_.find(member);
  if (found == people_.end()) return std::nullopt;
  const Person& person = found->second;
  const std::int64_t day = calendar::day_number(filed_at, zone_);
  return MemberThen{person.member, person.team, person.employer,
                    person.joined <= day && day <= person.left};
}

std::optional<MemberThen> Reporters::with_phone(std::string_view phone, Instant filed_at) const {
  const auto known = by_phone_.find(phone);
  if (known == by_phone_.end()) return std::nullopt;
  const std::int64_t day = calendar::day_number(filed_at, zone_);
  for (const std::int64_t member : known->second) {
    const Person& person = people_.at(member);
    if (person.left < day || person.joined - link_days_ > day) continue;
    return at(member, filed_at);
  }
  return std::nullopt;
}

std::optional<std::int64_t> Reporters::earner(const std::optional<std::int64_t>& member,
                                              Instant filed_at) const {
  const auto then = member ? at(*member, filed_at) : std::nullopt;
  return then && then->was_member ? std::optional(then->member) : std::nullopt;
}

void Reporters::learn(const catalogue::Entry& entry) {
  namespace field = member::field;
  const auto day = [&entry](std::size_t of, std::int64_t otherwise) {
    return days_of(catalogue::text_of(entry, of), otherwise);
  };
  const Person person{entry.id, reference_of(entry, field::team),
                      reference_of(entry, field::employer), day(field::joined_on, kEver),
                      day(field::left_on, kNever)};
  people_.insert_or_assign(entry.id, person);
  const std::string& phone = catalogue::text_of(entry, field::phone);
  if (!phone.empty()) by_phone_[phone].push_back(entry.id);
}

}  // namespace yangxiao::report
