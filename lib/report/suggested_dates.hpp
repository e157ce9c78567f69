// The forms of times in a file that nobody has described.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "calendar/zone.hpp"

namespace yangxiao::report {

using WordCounts = std::map<std::string, std::uint64_t, std::less<>>;

struct SuggestedDates {
  std::vector<std::string> forms;   // none: every time that is one needs no form
  std::vector<std::string> others;  // that fit as well: day and month cannot be told apart
  std::vector<std::string> unread;  // some values that no form fits
};

// Of the columns of times: one form for all of them where there is one, so that a column that tells
// day from month tells it for the others too. A value here and there that is no time does not keep
// the others from having their form.
SuggestedDates suggest_dates(std::span<const WordCounts> columns, const calendar::Zone& zone);

}  // namespace yangxiao::report
