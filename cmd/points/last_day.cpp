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
  const std::int64_t day = calendar::day_number(*time, session.zone());
  return calendar::start_of_day(day + 1, session.zone(), text);
}

}  // namespace yangxiao::cmd::points
