// Says how long somebody took part, decides where figures differ, and keeps what is due by it in
// step.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "activity/participation.hpp"
#include "points/due.hpp"

namespace yangxiao::activity {

struct Said {
  std::int64_t minutes = 0;
  std::optional<std::string> reason;  // of a decision
  std::string source;                 // file and line; empty: typed
  std::optional<std::int64_t> batch;
};

class AttendanceWriter {
 public:
  AttendanceWriter(store::Writer& book, const calendar::Zone& zone)
      : book_(book), zone_(zone), reader_(book), dues_(book) {}

  // The part of a person in an activity, made where there is none.
  Participation part_of(const Activity& activity, std::int64_t member, bool& is_new);
  // Adds what is said to the part.
  void say(Participation& part, const Said& said);
  // After what a person took part in has changed: each part that counts is due, no other is. What
  // was settled stays. Returns the parts, as ParticipationReader::judged_of().
  std::vector<Judged> follow(std::int64_t member);

 private:
  store::Writer& book_;
  const calendar::Zone& zone_;
  ParticipationReader reader_;
  points::DueWriter dues_;
  std::optional<SQLite::Statement> add_part_;
  std::optional<SQLite::Statement> say_;
};

struct Deciding {
  std::string activity;                 // code
  std::string member;                   // code
  std::optional<std::int64_t> minutes;  // 0: it does not count; nothing: the figure stands
  std::string reason;
};

struct Decided {
  std::string member;           // the code, however it was typed
  Participation participation;  // with the decision
  bool was_paid = false;        // an objection puts that right
};

// After a merge parts of two members are one person's: what counts of them is due, what does not
// any more is not. The codes of the activities whose hours somebody has to decide now.
std::set<std::string> follow_merge(store::Writer& book, const calendar::Zone& zone,
                                   std::int64_t member);

// Decides how long somebody took part, whatever was said. Errors: entry_missing,
// participation_missing ({0} activity, {1} member).
Result<Decided> decide(store::Writer& book, const calendar::Zone& zone, const Deciding& asked);

}  // namespace yangxiao::activity
