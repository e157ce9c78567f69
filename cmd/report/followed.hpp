// What follows in the ledger from what happened to reports.
#pragma once

#include <cstdint>
#include <span>

#include "cli/session.hpp"

namespace yangxiao::cmd::report {

// Books it in the same transaction, and says so in notes. `rejected`: reports that were. To be
// called before the commit.
Status follow_in_ledger(cli::Session& session, std::span<const std::int64_t> rejected = {});

}  // namespace yangxiao::cmd::report
