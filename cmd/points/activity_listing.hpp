// Parts in activities, a row each.
#pragma once

#include <span>

#include "activity/participation.hpp"
#include "cli/session.hpp"

namespace yangxiao::cmd::points {

Status print_parts(cli::Session& session, std::span<const activity::Judged> parts);

}  // namespace yangxiao::cmd::points
