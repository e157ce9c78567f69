#include "calendar/opening_hours.hpp"

#include <algorithm>

namespace yangxiao::calendar {
namespace {

constexpr int kDay = 1440;
// Spans that meet for so long never end.
constexpr int kAlways = 8 * kDay;

bool holds(const HoursRule& rule, Day day, const WorkingDays& days, bool weekends_give_way) {
  switch (rule.days) {
    case HoursRule::Days::every:
      return true;
    case HoursRule::Days::workdays:
      return days.is_workday(day);
    case HoursRule::Days::days_off:
      return !days.is_workday(day);
    case HoursRule::Days::weekdays: {
      const int number = weekday(day);
      // A Saturday that is worked has the hours of a working day, where the text gives them.
      if (number >= 6 && weekends_give_way && days.is_workday(day)) return false;
      return (rule.weekdays >> (number - 1) & 1U) != 0;
    }
  }
  return false;
}

// The rule for a day: the last that holds, as "daily 9-17, closed on holidays" is meant; spans of
// rules that hold alike are one rule already.
const HoursRule* rule_for(const OpeningHours& hours, Day day, const WorkingDays& days) {
  const auto& rules = hours.rules();
  const bool has_workdays = std::any_of(rules.begin(), rules.end(), [](const HoursRule& rule) {
    return rule.days == HoursRule::Days::workdays;
  });
  for (auto rule = rules.rbegin(); rule != rules.rend(); ++rule) {
    if (holds(*rule, day, days, has_workdays || rule->closed)) return &*rule;
  }
  return nullptr;
}

// "Closed on Mondays" says nothing of the other days; "Mondays 9-17" does.
bool says_when_open(const OpeningHours& hours) {
  return std::any_of(hours.rules().begin(), hours.rules().end(),
                     [](const HoursRule& rule) { return !rule.closed; });
}

struct DayState {
  bool known = true;
  std::vector<Span> spans;
};

DayState state_of(const OpeningHours& hours, Day day, const WorkingDays& days) {
  const HoursRule* rule = rule_for(hours, day, days);
  if (rule == nullptr) return {says_when_open(hours), {}};
  if (rule->closed) return {};
  return {!rule->spans.empty(), rule->spans};
}

}  // namespace

OpenState state_at(const OpeningHours& hours, Instant instant, const Zone& zone,
                   const WorkingDays& days) {
  if (hours.understanding() != Understanding::understood) return {};
  const Local local = local_of(instant, zone);
  const std::int64_t today = days_since_epoch(local.day);
  // Minutes are counted from the beginning of today; yesterday's spans may reach into it.
  const double now = local.second / 60.0;
  double until = -1;
  bool unknown = false;
  // Spans that meet are one: follow them from the first that holds the moment.
  for (int offset = -1; offset <= 8; ++offset) {
    const DayState state = state_of(hours, day_of(today + offset), days);
    if (offset == 0 && !state.known) unknown = true;
    std::vector<Span> spans = state.spans;
    std::sort(spans.begin(), spans.end(),
              [](const Span& a, const Span& b) { return a.begin < b.begin; });
    for (const Span& span : spans) {
      const int begin = span.begin + offset * kDay;
      const int end = span.end + offset * kDay;
      const bool holds_now = begin <= now && now < end;
      const bool goes_on = until >= 0 && begin <= until && until < end;
      if (holds_now || goes_on) until = std::max(until, static_cast<double>(end));
    }
  }
  if (until < 0) return {unknown ? Open::unknown : Open::no, std::nullopt};
  if (until >= kAlways) return {Open::yes, std::nullopt};
  const auto left = static_cast<std::int64_t>(until * 60.0) - local.second;
  return {Open::yes, Instant{instant.seconds + left}};
}

}  // namespace yangxiao::calendar
