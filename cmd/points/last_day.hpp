// When points run out, as people say it.
#pragma once

#include <optional>
#include <string>

#include "calendar/civil.hpp"
#include "cli/session.hpp"

namespace yangxiao::cmd::points {

// The last day on which they can be spent, in the zone of the book; empty: they do not run out.
inline std::string last_day(const cli::Session& session, const std::optional<Instant>& expires_at) {
  if (!expires_at) return {};
  return calendar::to_text(
      calendar::local_of(Instant{expires_at->seconds - 1}, session.zone()).day);
}

}  // namespace yangxiao::cmd::points
