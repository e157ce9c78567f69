// --at: the ledger as it was when it had a head that was written down.
#pragma once

#include <optional>
#include <string>

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "points/as_of.hpp"
#include "points/head.hpp"

namespace yangxiao::cmd::points {

inline constexpr cli::Text opt_at_head{
    "at", 0, "COUNT[:HASH]", N_("as the ledger was then: a head as points check --head prints it")};

inline constexpr cli::Text opt_at_moment{
    "at", 0, "TIME|COUNT:HASH", N_("as it was then, by a time or by a head of the ledger")};

// A time, or a head as points check --head prints it. Errors: those of head_named, time_bad.
Result<yangxiao::points::AsOf> as_of(const cli::Session& session, const std::string& text);

// The head that a text names, of which only the count was written down, too; nothing: the head now.
// Errors: option_value_bad, those of points::head_at.
Result<yangxiao::points::Head> head_named(const cli::Session& session,
                                          const std::optional<std::string>& text);

}  // namespace yangxiao::cmd::points
