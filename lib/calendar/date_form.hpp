// Dates and times in a form that a file's profile names, and in no other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "calendar/zone.hpp"

namespace yangxiao::calendar {

// A form is a text with %Y %m %d %H (0-23) %I (1-12) %M %S %p (AM, PM, 上午, 下午), %f (a fraction
// of a second, left out), %z (Z, +08:00, +0800) and %%; numbers may lack a leading zero. Everything
// else stands for itself; a blank for one or more.
class DateForms {
 public:
  // Without forms: what parse_time() takes.
  DateForms(std::vector<std::string> forms, Zone zone)
      : forms_(std::move(forms)), zone_(std::move(zone)) {}

  // The first form that fits the whole text. Without %z the time is in the zone. Errors: time_form
  // (with the forms), row_time_skipped.
  Result<Instant> parse(std::string_view text) const;

 private:
  std::vector<std::string> forms_;
  Zone zone_;
};

// Whether a form can be used: known letters, a year, a month and a day. What is wrong, or empty.
std::string flaw_of_form(std::string_view form);

}  // namespace yangxiao::calendar
