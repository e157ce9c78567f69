// How the verbs that change one station say what they did.
#pragma once

#include "cli/session.hpp"
#include "station/change.hpp"
#include "station/station.hpp"

namespace yangxiao::cmd::station {

// Commits, and prints the station as it is now: its line of the table, or its columns. A dry run
// says so on standard error.
Result<cli::Outcome> commit_and_show(cli::Session& session,
                                     const yangxiao::station::Station& station);

// The same, but for people it prints what changed: "HY001 phone: 138****1111 → 139****2222".
Result<cli::Outcome> commit_and_compare(cli::Session& session,
                                        const yangxiao::station::Changed& changed);

}  // namespace yangxiao::cmd::station
