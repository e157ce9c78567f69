// The verbs of the noun export, one file each.
#pragma once

#include "cli/verb.hpp"

namespace yangxiao::cmd::exporting {

cli::Verb ledger();
cli::Verb stations();

}  // namespace yangxiao::cmd::exporting
