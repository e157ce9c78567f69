// Activities as people read them.
#pragma once

#include <string>
#include <vector>

#include "activity/participation.hpp"

namespace yangxiao::cmd::points {

// "2026-10-12 09:00", or the day alone where nobody says when it began.
std::string when_of(const activity::Activity& activity);
// What was said of its length and where: "120 (sheet.csv:2)".
std::vector<std::string> figures_of(const activity::Participation& part);
// Why a part does not count, and what is to be done; empty: it counts.
std::string why_not(const activity::Judged& part);

}  // namespace yangxiao::cmd::points
