// --at: the ledger as it was when it had a head that was written down.
#pragma once

#include <optional>
#include <string>

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "points/head.hpp"

namespace yangxiao::cmd::points {

inline constexpr cli::Text opt_at_head{
    "at", 0, "COUNT[:HASH]", N_("as the ledger was then: a head as points check --head prints it")};

// The head that a text names, of which only the count was written down, too; nothing: the head now.
// Errors: option_value_bad, those of points::head_at.
Result<yangxiao::points::Head> head_named(const cli::Session& session,
                                          const std::optional<std::string>& text);

}  // namespace yangxiao::cmd::points
