// The verbs of the noun export, one file each.
#pragma once

#include "cli/verb.hpp"

namespace yangxiao::cmd::exporting {

cli::Verb backup();
cli::Verb check();
cli::Verb key();
cli::Verb page();
cli::Verb ledger();
cli::Verb members();
cli::Verb nightly();
cli::Verb open311();
cli::Verb push();
cli::Verb redemptions();
cli::Verb reports();
cli::Verb restore();
cli::Verb stations();
cli::Verb services();
cli::Verb stats();

}  // namespace yangxiao::cmd::exporting
