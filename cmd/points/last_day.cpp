#include "points/last_day.hpp"

#include "calendar/civil.hpp"

namespace yangxiao::cmd::points {

std::string last_day(const cli::Session& session, const std::optional<Instant>& expires_at) {
  if (!expires_at) return {};
  return calendar::to_text(
      calendar::local_of(Instant{expires_at->seconds - 1}, session.zone()).day);
}

Result<Instant> end_of_day(const cli::Session& session, const std::string& text) {
  const auto time = session.time(text);
  if (!time) return time.error();
  const calendar::Day day = calendar::local_of(*time, session.zone()).day;
  const std::int64_t next = calendar::days_since_epoch(day) + 1;
  return session.zone().instant_at(next * 86'400, text);
}

}  // namespace yangxiao::cmd::points
