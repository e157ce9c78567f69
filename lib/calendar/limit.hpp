// How long something may take: hours of the clock, hours in which the office works, working days.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yangxiao::calendar {

struct Limit {
  enum class Unit : std::uint8_t { hours, working_hours, working_days };
  Unit unit = Unit::hours;
  int count = 0;  // 1..9999
  friend bool operator==(const Limit&, const Limit&) = default;
};

// 2h, 4wh, 7wd; 2小时, 4个工作小时, 7个工作日, "3 working days". A bare number is nothing.
std::optional<Limit> parse_limit(std::string_view text);
std::string to_text(const Limit& limit);  // 4wh

}  // namespace yangxiao::calendar
