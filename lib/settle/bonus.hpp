// What a team gives its members for a month in which it had enough verified reports: so many points
// as the rules say, in equal whole shares to those who filed one under the team; what does not
// divide is not issued, nor the share of who was erased. The rules of the month's last day count,
// and no cap.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>
#include <vector>

#include "calendar/zone.hpp"
#include "member/merged_members.hpp"
#include "points/rule_versions.hpp"
#include "settle/draft.hpp"
#include "settle/period.hpp"

namespace yangxiao::settle {

struct Bonus {
  std::int64_t bonus = 0;  // the row
  std::int64_t team = 0;
  Period period;
  std::int64_t member = 0;
};
std::optional<Bonus> bonus_numbered(const store::Reader& book, std::int64_t number);

// Reckons shares. What is verified in a month is what was due first in it, and still is.
class BonusReckoner {
 public:
  // `other`: rules in place of those in force; nullptr: none.
  BonusReckoner(const store::Reader& book, const calendar::Zone& zone,
                const points::Rules* other = nullptr);

  // Of a month that nothing was posted of: Line::due is 0, and the subject's number too. By team,
  // then by member. Cost: all dues, where any rules give a bonus.
  std::vector<Line> of_month(Period period);
  // The same of all months behind that of the last posted list, or from the first due on, to this
  // one: a month that no list was posted for is not lost.
  std::vector<Line> not_posted_until(Period last);
  // Those that were due before a moment and wait on no posted list: an earlier one left them out.
  std::vector<Line> left_over(Instant before);
  // Those of a posted list, and one: as of now. Whoever has no share any more is left out.
  std::vector<Line> listed(std::int64_t settlement);
  std::optional<Line> of_due(std::int64_t due);

 private:
  struct TeamMonth {
    std::int64_t reports = 0;
    std::set<std::int64_t> members;  // who they are by now
  };
  struct Month {
    std::int64_t rule = 0;
    std::int64_t pool = 0;    // points that a team gets
    std::int64_t needed = 0;  // reports
    Instant last_moment;
    std::map<std::int64_t, TeamMonth> teams;
  };
  const Month& month(Period period);
  std::vector<Line> selected(const char* sql, std::int64_t value);
  std::int64_t first_of(const Bonus& bonus) const;
  std::optional<Line> line_of(const Bonus& bonus, std::int64_t due);

  const store::Reader& book_;
  const calendar::Zone& zone_;
  points::RuleVersions versions_;
  std::optional<points::Rules> other_;
  member::MergedMembers merged_;
  std::unordered_set<std::int64_t> erased_;
  std::map<Period, Month> months_;
};

// The bonus of a line that is posted gets its row and its due.
void make_due(store::Writer& book, Line& line);

}  // namespace yangxiao::settle
