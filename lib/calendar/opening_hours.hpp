// Opening hours in the words people write: 24小时, 周一至周五 08:00-12:00,14:00-18:00, 工作日开放,
// Mon-Fri 9:00-17:00. Understood when asked; the words themselves are kept by whoever has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "calendar/working_days.hpp"
#include "calendar/zone.hpp"

namespace yangxiao::calendar {

enum class Understanding : std::uint8_t {
  understood,
  partly,   // some of the words mean nothing here: nobody knows whether it is open
  unknown,  // none of them does
  broken,   // a time that no clock shows, or a span without an end
};

// Minutes of a day; an end past 1440 is on the next day.
struct Span {
  int begin = 0;
  int end = 0;
};

// Some days, and when it is open on them. Without spans: not known when, or closed.
struct HoursRule {
  enum class Days : std::uint8_t { every, workdays, days_off, weekdays } days = Days::every;
  std::uint8_t weekdays = 0;  // of Days::weekdays: bit 0 is Monday
  std::vector<Span> spans;
  bool closed = false;
};

class OpeningHours {
 public:
  OpeningHours(Understanding understanding, std::vector<HoursRule> rules)
      : understanding_(understanding), rules_(std::move(rules)) {}
  Understanding understanding() const { return understanding_; }
  const std::vector<HoursRule>& rules() const { return rules_; }

 private:
  Understanding understanding_;
  std::vector<HoursRule> rules_;
};

// 周一至周五 means working days: a make-up Saturday is one, a public holiday is none. Other
// weekdays are meant as they stand. An empty text is Understanding::unknown. Some microseconds.
OpeningHours parse_hours(std::string_view words);

enum class Open : std::uint8_t { no, yes, unknown };

struct OpenState {
  Open open = Open::unknown;
  std::optional<Instant> until;  // of yes: when it closes; nothing where it never does
};

OpenState state_at(const OpeningHours& hours, Instant instant, const Zone& zone,
                   const WorkingDays& days);

}  // namespace yangxiao::calendar
