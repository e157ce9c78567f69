// A month, the one in which reports were verified and volunteer service was done.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "calendar/civil.hpp"

namespace yangxiao::settle {

struct Period {
  int year = 1970;
  int month = 1;
  friend auto operator<=>(const Period&, const Period&) = default;
};
std::optional<Period> parse_period(std::string_view text);  // 2026-10
std::string to_text(Period period);
Period period_of(calendar::Day day);
Period next(Period period);
Period before(Period period);
calendar::Day first_day_of(Period period);
calendar::Day last_day_of(Period period);
// The first moment of it, and the first after it, in the zone. Errors: time_skipped.
Result<Instant> begin_of(Period period, const calendar::Zone& zone);
Result<Instant> end_of(Period period, const calendar::Zone& zone);

}  // namespace yangxiao::settle
