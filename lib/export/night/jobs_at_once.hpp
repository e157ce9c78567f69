// Jobs that do not need each other, by several threads.
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "base/result.hpp"

namespace yangxiao::exporting {

using Job = std::function<Status()>;

// Begins the jobs in their order, each in whichever thread is free, and ends when all have ended.
// Behind one that fails no other begins. Errors: the first in the order of the jobs; what one
// throws is thrown on to the caller.
Status run_at_once(std::span<const Job> jobs, std::size_t threads);

}  // namespace yangxiao::exporting
