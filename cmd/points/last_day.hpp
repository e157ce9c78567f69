// When points run out, as people say it: the last day on which they can be spent.
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "cli/session.hpp"

namespace yangxiao::cmd::points {

// In the zone of the book; empty: they do not run out.
std::string last_day(const cli::Session& session, const std::optional<Instant>& expires_at);

// The first moment after a day that was given. Errors: those of Session::time().
Result<Instant> end_of_day(const cli::Session& session, const std::string& text);

}  // namespace yangxiao::cmd::points
