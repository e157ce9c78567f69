// --undo of imports by which something was paid.
#pragma once

#include "cli/session.hpp"
#include "settle/undo.hpp"

namespace yangxiao::cmd::points {

// The ledger, where it is needed.
settle::OpenLedger ledger_of(cli::Session& session);
// "import 3 taken back": why, beside what is reversed.
std::string undo_reason(std::int64_t batch);
// Says what was reversed, and commits. `text`: as cli::commit_undone takes it.
Result<cli::Outcome> commit_undone(cli::Session& session, std::int64_t batch,
                                   const Result<settle::Undone>& undone, const char* text);

}  // namespace yangxiao::cmd::points
