#include "redeem/terms.hpp"

#include "calendar/civil.hpp"

namespace yangxiao::redeem {

Instant midnight_after(const calendar::Zone& zone, Instant moment) {
  const auto end = end_of_day_after(zone, moment, 0);
  return end ? *end : Instant{moment.seconds + 86'400};
}

Result<Instant> end_of_day_after(const calendar::Zone& zone, Instant moment, int days) {
  return calendar::start_of_day(calendar::day_number(moment, zone) + days + 1, zone);
}

}  // namespace yangxiao::redeem
