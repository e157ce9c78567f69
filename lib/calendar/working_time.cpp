#include "calendar/working_time.hpp"

#include <algorithm>

namespace yangxiao::calendar {
namespace {

constexpr std::int64_t kMinutesADay = 24 * 60;

// Where `seconds` of a stretch, without its pauses, have passed; nothing: it is shorter, and
// `seconds` is what is left.
std::optional<Instant> point_in(Stretch stretch, std::int64_t& seconds,
                                std::span<const Stretch> pauses) {
  std::int64_t at = stretch.begin.seconds;
  const auto pass_to = [&](std::int64_t until) -> std::optional<Instant> {
    const std::int64_t length = std::max<std::int64_t>(until - at, 0);
    if (seconds <= length) return Instant{at + seconds};
    seconds -= length;
    return std::nullopt;
  };
  for (const Stretch& pause : pauses) {
    if (pause.end.seconds <= at) continue;
    if (pause.begin >= stretch.end) break;
    if (const auto found = pass_to(pause.begin.seconds)) return found;
    at = std::max(at, pause.end.seconds);
  }
  return pass_to(stretch.end.seconds);
}

bool is_within(Instant instant, std::span<const Stretch> pauses) {
  return std::any_of(pauses.begin(), pauses.end(), [instant](const Stretch& pause) {
    return pause.begin <= instant && instant < pause.end;
  });
}

}  // namespace

std::optional<std::vector<Span>> parse_office_hours(std::string_view text) {
  const OpeningHours hours = parse_hours(text);
  if (hours.understanding() != Understanding::understood || hours.rules().size() != 1) {
    return std::nullopt;
  }
  std::vector<Span> spans = hours.rules().front().spans;
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  int end = 0;
  for (const Span& span : spans) {
    if (span.begin < end || span.end <= span.begin || span.end > kMinutesADay) return std::nullopt;
    end = span.end;
  }
  if (spans.empty()) return std::nullopt;
  return spans;
}

bool WorkingTime::works(Day day, Course& course) const {
  if (const CalendarDay* exception = days_.exception_on(day)) {
    // A holiday on a weekend changes nothing.
    if (exception->is_work || weekday(day) <= 5) course.exceptions.push_back(*exception);
    return exception->is_work;
  }
  if (!course.missing_year && !days_.knows_year(day.year)) course.missing_year = day.year;
  return weekday(day) <= 5;
}

Stretch WorkingTime::span_of(std::int64_t day, const Span& span) const {
  // An office's hours are never in the hour that a summer time skips: at night.
  const auto at = [&](int minute) {
    const std::int64_t local = day * 86400 + std::int64_t{minute} * 60;
    const auto instant = zone_.instant_at(local, {});
    return instant ? *instant : Instant{local};
  };
  return {at(span.begin), at(span.end)};
}

Course WorkingTime::course_of(Instant start, const Limit& limit,
                              std::span<const Stretch> pauses) const {
  switch (limit.unit) {
    case Limit::Unit::hours:
      return hours_course(start, std::int64_t{limit.count} * 3600, pauses);
    case Limit::Unit::working_hours:
      return working_hours_course(start, std::int64_t{limit.count} * 3600, pauses);
    case Limit::Unit::working_days:
      return working_days_course(start, limit.count, pauses);
  }
  return {start, {}, {}};
}

Course WorkingTime::hours_course(Instant start, std::int64_t seconds,
                                 std::span<const Stretch> pauses) const {
  const Stretch always{start, Instant{start.seconds + seconds + (std::int64_t{1} << 40)}};
  const auto end = point_in(always, seconds, pauses);
  return {end.value_or(always.end), {}, {}};
}

Course WorkingTime::working_hours_course(Instant start, std::int64_t seconds,
                                         std::span<const Stretch> pauses) const {
  Course course;
  for (std::int64_t day = day_number(start, zone_);; ++day) {
    if (!works(day_of(day), course)) continue;
    for (const Span& span : office_) {
      Stretch stretch = span_of(day, span);
      if (stretch.end <= start) continue;
      stretch.begin = std::max(stretch.begin, start);
      if (const auto end = point_in(stretch, seconds, pauses)) {
        course.end = *end;
        return course;
      }
    }
  }
}

Course WorkingTime::working_days_course(Instant start, int count,
                                        std::span<const Stretch> pauses) const {
  Course course;
  for (std::int64_t day = day_number(start, zone_) + 1;; ++day) {
    if (!works(day_of(day), course)) continue;
    course.end = span_of(day, office_.back()).end;
    if (!is_within(course.end, pauses) && --count == 0) return course;
  }
}

}  // namespace yangxiao::calendar
