// How a deadline came about, in words: the limit and whose it is, what the calendar took out, when
// the clock stood still.
#pragma once

#include <string>

#include "report/view.hpp"

namespace yangxiao::cmd::report {

// Indented lines, the last one ended.
std::string explanation(const View& view, const lib::Report& report, const lib::Deadline& deadline);

}  // namespace yangxiao::cmd::report
