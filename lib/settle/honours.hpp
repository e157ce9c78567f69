// Who is honoured at the end of a year: by the weights that the rules of its last day name, over
// what was verified and settled, so that anybody can compute the order again.
//
// The score is the weight of each verified report by its category, of each whole hour of volunteer
// service (all minutes of the year together, rounded down once) and of each month in which there
// was either. A report that its author had told before does not count. Whoever has a report that
// was rejected as false is left out. Of equal scores those with more reports come first, then with
// more hours, then with more months, then who joined earlier, then by code.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/zone.hpp"
#include "points/rule_versions.hpp"
#include "store/book.hpp"

namespace yangxiao::settle {

// As many are golden riders (金牌骑士) of a year unless somebody wants more.
inline constexpr std::size_t kGoldenRiders = 8;

struct HonoursQuery {
  int year = 0;
  std::int64_t up_to = 0;  // as the ledger was with so many links
  Instant until;           // of rejections those that had happened by then
};

struct Honoured {
  std::int64_t rank = 0;
  std::int64_t member = 0;  // who they are by now
  std::string code;
  std::int64_t score = 0;
  std::int64_t reports = 0;                        // that count
  std::map<std::int64_t, std::int64_t> by_weight;  // how many of each
  std::int64_t report_score = 0;
  std::int64_t minutes = 0;
  std::int64_t months = 0;
  std::optional<std::int64_t> joined_on;  // days since 1970
  std::int64_t hours() const { return minutes / 60; }
};

struct Honours {
  points::RuleVersion rules;
  std::vector<Honoured> rows;  // above a score of zero, in their order
  std::int64_t left_out = 0;   // members, for a report rejected as false
};

// Errors: rule_honours_none ({0} version of the rules, {1} year): they name no weights. Cost: what
// was settled of the year, and its events of rejection.
Result<Honours> honours(const store::Reader& book, const calendar::Zone& zone,
                        const HonoursQuery& query);

// The names of the golden riders who consent to be named, in no order of merit: a rank beside a
// name is found again in a list of reports, among the pseudonyms.
std::vector<std::string> named_riders(const store::Reader& book, const Honours& honours);

}  // namespace yangxiao::settle
