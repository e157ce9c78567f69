// Who took part in an activity and for how long, as files, people and decisions say it, and whether
// that counts: figures that differ, and two activities at one time, count for nothing before
// somebody decides.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "activity/activity.hpp"
#include "base/result.hpp"
#include "calendar/zone.hpp"
#include "member/membership_days.hpp"
#include "member/merged_members.hpp"
#include "store/book.hpp"

namespace yangxiao::activity {

// What was said of how long: by a file, by somebody who typed it, or as a decision.
struct Figure {
  std::int64_t minutes = 0;           // 0: it does not count; 1..1440
  std::optional<std::string> reason;  // of a decision; nothing: it is none
  std::string source;                 // file and line; empty: typed
  std::string actor;
  Instant recorded_at;
};

// "120 (sheet.csv:2)"; what was typed, by whom.
std::string text_of(const Figure& figure);

struct Participation {
  std::int64_t id = 0;  // the row's number: never printed
  Activity activity;
  std::int64_t member = 0;
  std::vector<Figure> figures;  // the oldest first; never empty

  // By the last decision, else by what was said first.
  std::int64_t minutes() const;
  // Whether figures differ that no decision has weighed.
  bool differs() const;
  bool is_decided() const;
  // Whether anybody has said so many minutes.
  bool says(std::int64_t minutes) const;
};

enum class Standing : std::uint8_t {
  counts,
  differs,     // several say different hours
  overlaps,    // the member was elsewhere at that time, and nobody has decided
  dropped,     // somebody decided that it does not count, or nobody will: the member was erased
  not_joined,  // they were no member then
};
std::string_view name_of(Standing standing);
// Whether somebody has to decide before it counts, or does not.
constexpr bool waits(Standing standing) {
  return standing == Standing::differs || standing == Standing::overlaps;
}

struct Judged {
  Participation participation;
  Standing standing = Standing::counts;
  std::optional<std::string> other;  // the code of the first activity that it overlaps
};

// Looks parts up, as they are when the reader is made: who was found to be whom is read once.
class ParticipationReader {
 public:
  explicit ParticipationReader(const store::Reader& book);

  // Nothing: it is gone.
  std::optional<Participation> at(std::int64_t id);
  // The part that a person has in an activity, under whichever row of theirs.
  std::optional<Participation> part_in(std::int64_t activity, std::int64_t member);
  // What one person took part in, under all the rows that they are, judged; by time, then by
  // number. Cost: all that they ever took part in.
  std::vector<Judged> judged_of(std::int64_t member);
  // One of them, by its number. Nothing: it is gone. Cost: the same.
  std::optional<Judged> judged_at(std::int64_t id);
  std::int64_t head_of(std::int64_t member) const { return merged_.head_of(member); }

 private:
  std::vector<Participation> all(SQLite::Statement& query, std::int64_t value);
  std::vector<Figure> figures_of(std::int64_t participation);

  member::MergedMembers merged_;
  std::unordered_set<std::int64_t> erased_;
  member::MembershipDays membership_;
  ActivityReader activities_;
  SQLite::Statement of_member_;
  SQLite::Statement at_;
  SQLite::Statement part_in_;
  SQLite::Statement figures_;
};

struct Query {
  std::optional<std::int64_t> activity;
  std::optional<std::int64_t> member;  // under all the rows that they are
  std::optional<std::int64_t> team;
  std::optional<std::int64_t> first_day;  // since 1970
  std::optional<std::int64_t> last_day;
};
// By day, start, code, and then by member. Cost: all that the members of what is found ever took
// part in.
std::vector<Judged> judged(const store::Reader& book, const Query& query);

}  // namespace yangxiao::activity
