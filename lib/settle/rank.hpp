// Who earned how many points by their reports and by volunteer service, by the day of filing: what
// was paid and not taken back. Opening balances and what was booked by hand does not count.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "store/book.hpp"

namespace yangxiao::settle {

enum class RankBy : std::uint8_t { member, team, station, employer };

struct RankQuery {
  RankBy by = RankBy::member;
  std::int64_t first_day = 0;            // since 1970, by which it was filed
  std::int64_t last_day = 0;             // the last
  std::optional<std::int64_t> category;  // it, and what is below it
  std::optional<std::int64_t> up_to;     // as the ledger was with so many links; nothing: now
};

struct Ranked {
  std::int64_t rank = 0;     // from 1; of equal points the same, and the next ones are passed over
  std::int64_t who = 0;      // the row: of members the one that they were found to be
  std::int64_t points = 0;   // above zero
  std::int64_t reports = 0;  // that brought them
  std::int64_t parts = 0;    // in activities
  std::int64_t people = 0;   // who earned them
};

struct Ranking {
  std::vector<Ranked> rows;      // the most points first; of equal points by row
  std::set<std::int64_t> rules;  // versions by which it was earned
};

// A report without a team, a station or an employer counts to none of them. Cost: all that was
// earned.
Ranking ranking(const store::Reader& book, const RankQuery& query);

}  // namespace yangxiao::settle
