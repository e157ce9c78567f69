// report import --suggest: a profile drafted from a file, for a person to finish.
#pragma once

#include "cli/session.hpp"
#include "report/verbs.hpp"

namespace yangxiao::cmd::report {

Result<cli::Outcome> suggest(cli::Session& session);

}  // namespace yangxiao::cmd::report
