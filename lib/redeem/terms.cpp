#include "redeem/terms.hpp"

#include "calendar/civil.hpp"

namespace yangxiao::redeem {

Result<Instant> end_of_day_after(const calendar::Zone& zone, Instant moment, int days) {
  return calendar::start_of_day(calendar::day_number(moment, zone) + days + 1, zone);
}

}  // namespace yangxiao::redeem
