// What the office's config says of redemptions, and by which calendar.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "calendar/working_days.hpp"
#include "calendar/zone.hpp"

namespace yangxiao::redeem {

struct Terms {
  const calendar::Zone& zone;  // of the book
  calendar::WorkingDays days;
  int valid_hours = 24;   // so long after it was reserved a voucher can be collected
  int renewed_days = 30;  // points that ran out by the office's fault are given anew for so long
  int return_days = 7;    // so long after it was collected something can be returned
  int leaver_days = 30;   // so long after the day on which they left a member can redeem
};

// The first midnight behind a moment; where the clocks skip it, a day later.
Instant midnight_after(const calendar::Zone& zone, Instant moment);

// The end of the day that lies so many days after a moment's.
Result<Instant> end_of_day_after(const calendar::Zone& zone, Instant moment, int days);

}  // namespace yangxiao::redeem
