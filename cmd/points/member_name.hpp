// A member's name as the level of an output shows it.
#pragma once

#include <cstdint>
#include <string>

#include "cli/privacy.hpp"
#include "cli/session.hpp"

namespace yangxiao::cmd::points {

// At the level of the wall only who consented to it is named, and everybody else not even by a
// code; where nobody is to be found again nobody is.
bool is_named(const cli::Session& session, cli::Privacy level, std::int64_t member);

// Whole, masked, or empty.
std::string member_name(const cli::Session& session, cli::Privacy level, std::int64_t member);

}  // namespace yangxiao::cmd::points
