#include "activity/participation.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "member/erased.hpp"
#include "store/bind_optional.hpp"

namespace yangxiao::activity {
namespace {

#define PARTICIPATION_COLUMNS "participation, participation.activity, participation.member "

constexpr const char* kOfMember =
    "SELECT " PARTICIPATION_COLUMNS "FROM participation WHERE member = ?1 ORDER BY participation";
constexpr const char* kAt =
    "SELECT " PARTICIPATION_COLUMNS "FROM participation WHERE participation = ?1";
constexpr const char* kPartIn =
    "SELECT " PARTICIPATION_COLUMNS "FROM participation WHERE activity = ?1 AND member = ?2";
constexpr const char* kFound = R"sql(
  SELECT participation.participation, participation.member
  FROM activity CROSS JOIN participation ON participation.activity = activity.activity
  WHERE (?1 IS NULL OR activity.activity = ?1) AND (?2 IS NULL OR activity.team = ?2)
    AND held_on BETWEEN coalesce(?3, held_on) AND coalesce(?4, held_on)
  ORDER BY held_on, coalesce(starts, -1), activity.code, participation.participation)sql";
constexpr const char* kFigures = R"sql(
  SELECT minutes, reason, source, actor, recorded_at FROM attendance
  WHERE participation = ?1 ORDER BY attendance)sql";

constexpr std::array<std::string_view, 5> kStandings = {"counts", "differs", "overlaps", "dropped",
                                                        "not_joined"};

// The last decision; none: the beginning.
std::vector<Figure>::const_iterator last_decision(const std::vector<Figure>& figures) {
  auto found = figures.begin();
  for (auto one = figures.begin(); one != figures.end(); ++one) {
    if (one->reason) found = one;
  }
  return found;
}

// In minutes since 1970; of one whose start nobody knows nothing can be told.
struct Span {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};
std::optional<Span> span_of(const Participation& one) {
  if (!one.activity.starts) return std::nullopt;
  const std::int64_t begin = one.activity.held_on * kMinutesOfDay + *one.activity.starts;
  return Span{begin, begin + one.minutes()};
}

// One person in one activity under two rows is there once.
bool collide(const Participation& a, const Participation& b) {
  if (a.minutes() == 0 || b.minutes() == 0) return false;
  if (a.activity.id == b.activity.id) return true;
  const auto first = span_of(a);
  const auto second = span_of(b);
  return first && second && first->begin < second->end && second->begin < first->end;
}

using Key = std::tuple<std::int64_t, int, std::int64_t>;
Key key_of(const Judged& one) {
  const Participation& part = one.participation;
  return {part.activity.held_on, part.activity.starts.value_or(-1), part.id};
}

std::optional<std::string> collision(const std::vector<Judged>& all, std::size_t which) {
  const Participation& part = all[which].participation;
  const auto found = std::find_if(all.begin(), all.end(), [&part](const Judged& other) {
    return other.participation.id != part.id && collide(other.participation, part);
  });
  if (found == all.end()) return std::nullopt;
  return found->participation.activity.code;
}

void judge(std::vector<Judged>& all, std::size_t which, const member::MembershipSpan& membership) {
  Judged& one = all[which];
  const Participation& part = one.participation;
  if (part.differs()) {
    one.standing = Standing::differs;
  } else if (part.minutes() == 0) {
    one.standing = Standing::dropped;
  } else if (!membership.has(part.activity.held_on)) {
    one.standing = Standing::not_joined;
  } else if (!part.is_decided()) {
    one.other = collision(all, which);
    if (one.other) one.standing = Standing::overlaps;
  }
}

}  // namespace

std::string_view name_of(Standing standing) {
  return kStandings[static_cast<std::size_t>(standing)];
}

std::string text_of(const Figure& figure) {
  return fmt::format("{} ({})", figure.minutes,
                     figure.source.empty() ? figure.actor : figure.source);
}

std::int64_t Participation::minutes() const { return last_decision(figures)->minutes; }

bool Participation::is_decided() const { return last_decision(figures)->reason.has_value(); }

// A figure is kept once: another row is another figure.
bool Participation::differs() const { return last_decision(figures) + 1 != figures.end(); }

bool Participation::says(std::int64_t minutes) const {
  return std::any_of(figures.begin(), figures.end(),
                     [minutes](const Figure& one) { return one.minutes == minutes; });
}

ParticipationReader::ParticipationReader(const store::Reader& book)
    : merged_(book),
      erased_(member::erased_members(book)),
      membership_(book),
      activities_(book),
      of_member_(book.database(), kOfMember),
      at_(book.database(), kAt),
      part_in_(book.database(), kPartIn),
      figures_(book.database(), kFigures) {}

std::vector<Figure> ParticipationReader::figures_of(std::int64_t participation) {
  figures_.reset();
  figures_.bind(1, participation);
  std::vector<Figure> figures;
  while (figures_.executeStep()) {
    Figure figure{figures_.getColumn(0).getInt64(),
                  {},
                  figures_.getColumn(2).getString(),
                  figures_.getColumn(3).getString(),
                  Instant{figures_.getColumn(4).getInt64()}};
    if (!figures_.getColumn(1).isNull()) figure.reason = figures_.getColumn(1).getString();
    figures.push_back(std::move(figure));
  }
  return figures;
}

std::vector<Participation> ParticipationReader::all(SQLite::Statement& query, std::int64_t value) {
  query.reset();
  query.bind(1, value);
  std::vector<Participation> found;
  while (query.executeStep()) {
    Participation one{query.getColumn(0).getInt64(), {}, query.getColumn(2).getInt64(), {}};
    one.activity = *activities_.at(query.getColumn(1).getInt64());
    one.figures = figures_of(one.id);
    found.push_back(std::move(one));
  }
  return found;
}

std::optional<Participation> ParticipationReader::at(std::int64_t id) {
  std::vector<Participation> found = all(at_, id);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Participation> ParticipationReader::part_in(std::int64_t activity,
                                                          std::int64_t member) {
  // Under that row before others: two rows of one person may both have a part.
  std::vector<std::int64_t> rows = merged_.one_person(member);
  rows.insert(rows.begin(), member);
  for (const std::int64_t row : rows) {
    part_in_.reset();
    part_in_.bind(1, activity);
    part_in_.bind(2, row);
    if (part_in_.executeStep()) return at(part_in_.getColumn(0).getInt64());
  }
  return std::nullopt;
}

std::vector<Judged> ParticipationReader::judged_of(std::int64_t member) {
  std::vector<Judged> parts;
  for (const std::int64_t row : merged_.one_person(member)) {
    for (Participation& one : all(of_member_, row)) {
      parts.push_back({std::move(one), Standing::counts, {}});
    }
  }
  std::sort(parts.begin(), parts.end(),
            [](const Judged& a, const Judged& b) { return key_of(a) < key_of(b); });
  const member::MembershipSpan membership = membership_.of(merged_.head_of(member));
  for (std::size_t i = 0; i < parts.size(); ++i) judge(parts, i, membership);
  if (erased_.contains(merged_.head_of(member))) {
    for (Judged& one : parts) {
      if (waits(one.standing)) one.standing = Standing::dropped;
    }
  }
  return parts;
}

std::optional<Judged> ParticipationReader::judged_at(std::int64_t id) {
  const auto part = at(id);
  if (!part) return std::nullopt;
  for (Judged& one : judged_of(part->member)) {
    if (one.participation.id == id) return std::move(one);
  }
  return std::nullopt;
}

std::vector<Judged> judged(const store::Reader& book, const Query& query) {
  ParticipationReader reader(book);
  SQLite::Statement found(book.database(), kFound);
  store::bind_optional(found, 1, query.activity);
  store::bind_optional(found, 2, query.team);
  store::bind_optional(found, 3, query.first_day);
  store::bind_optional(found, 4, query.last_day);
  std::map<std::int64_t, std::map<std::int64_t, Judged>> people;  // by head, by participation
  std::vector<Judged> rows;
  while (found.executeStep()) {
    const std::int64_t head = reader.head_of(found.getColumn(1).getInt64());
    if (query.member && reader.head_of(*query.member) != head) continue;
    const auto [person, is_new] = people.try_emplace(head);
    if (is_new) {
      for (Judged& one : reader.judged_of(head)) {
        const std::int64_t id = one.participation.id;
        person->second.emplace(id, std::move(one));
      }
    }
    rows.push_back(person->second.at(found.getColumn(0).getInt64()));
  }
  return rows;
}

}  // namespace yangxiao::activity
