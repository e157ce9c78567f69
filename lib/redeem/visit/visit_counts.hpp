// How many came, by where and when.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calendar/zone.hpp"
#include "redeem/visit/visit.hpp"

namespace yangxiao::redeem {

enum class VisitsBy : std::uint8_t { all, station, hour, weekday, day, month, item, lacked };

struct VisitCounts {
  std::string key;  // a code; "08"; "1" Monday; 2026-11-24; 2026-11; empty: not said, or all
  std::int64_t visits = 0;  // entries
  std::int64_t people = 0;
  std::int64_t members = 0;  // different ones who are known
  std::int64_t given = 0;    // pieces
  std::int64_t lacked = 0;   // people who did not find something
};

// In the order of their keys, what is not said last. By item and by what was lacked a visit counts
// in each of its groups, with what belongs to it. Cost: those of each_visit().
std::vector<VisitCounts> visit_counts(const store::Reader& book, const calendar::Zone& zone,
                                      const VisitFilter& filter, VisitsBy by);

}  // namespace yangxiao::redeem
