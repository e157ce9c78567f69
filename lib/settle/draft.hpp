// The dues of reports and of volunteer service that are not settled yet, each with what it is worth
// and how that is reckoned.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "calendar/zone.hpp"
#include "points/transfer.hpp"
#include "settle/period.hpp"
#include "settle/worth.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

// What a team got for a month.
struct TeamShare {
  std::int64_t team = 0;
  Period period;
  std::int64_t reports = 0;  // of it that were verified
  std::int64_t members = 0;  // who share it
  std::int64_t pool = 0;     // points
};

struct Line {
  std::int64_t due = 0;
  points::Subject subject;    // a report, a part in an activity, a bonus
  std::int64_t member = 0;    // who they are by now
  std::int64_t category = 0;  // of a report
  std::int64_t minutes = 0;   // of service
  std::int64_t hours = 0;     // of them those that count
  Instant filed_at;           // of service its beginning
  std::int64_t filed_on = 0;  // days since 1970, in the zone: caps count by it
  std::int64_t rule = 0;      // the version that was in force then
  Precedence precedence;
  std::optional<TeamShare> share;  // of a bonus
  Worth worth;                     // its points are what is to be paid
  std::int64_t paid = 0;  // for the same due before: then the points are what comes beside it
};

// Which dues: those that were verified before a moment and wait on no posted list, or those of a
// posted list that still stand.
struct Which {
  Instant before;
  std::optional<std::int64_t> settlement;
  std::optional<Period> bonus_of = {};  // the last month of which teams get theirs
};

// In the order of filing, then of the reports' numbers, which is that in which caps are filled;
// volunteer service comes by its beginning, after reports of the same moment; what teams give comes
// last. Who was paid, and would get more since reports were merged or split afterwards, comes with
// the difference, after the others where caps are filled. Cost: the open dues, their events, and
// what their members were paid in the months of filing; the events that were merged or split since
// the first payment.
std::vector<Line> draft(const store::Reader& book, const calendar::Zone& zone, const Which& which);

// What was paid and would be less since reports were merged or split afterwards: it is kept.
struct Kept {
  std::int64_t reports = 0;
  std::int64_t points = 0;
};
// Of what was merged or split since the last list was posted.
Kept kept(const store::Reader& book, const calendar::Zone& zone);
// Of what was merged or split from one moment on and before another.
Kept kept_between(const store::Reader& book, const calendar::Zone& zone, Instant begin,
                  Instant end);

// The dues of reports that were made in this transaction.
std::vector<Line> newly_due(const store::Writer& book, const calendar::Zone& zone);
// What was paid and would be less since reports were merged or split in this transaction; the
// points are the difference.
std::vector<Line> lost_by_links(const store::Writer& book, const calendar::Zone& zone);

// One due of the book, paid or not, as it would be reckoned now if it were not.
Line reckon_one(const store::Reader& book, const calendar::Zone& zone, std::int64_t due);

// All dues of what was filed since a day, paid or not, reckoned anew; under other rules, where they
// are given (Line::rule is 0 then). What was paid for earlier days counts to the caps.
std::vector<Line> reckon_again(const store::Reader& book, const calendar::Zone& zone,
                               std::int64_t since_day, const points::Rules* other, Instant now);

}  // namespace yangxiao::settle
