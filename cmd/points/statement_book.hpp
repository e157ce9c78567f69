// points statement --book: the whole ledger of a month as a page that adds up.
#pragma once

#include "cli/options.hpp"
#include "cli/session.hpp"

namespace yangxiao::cmd::points {

inline constexpr cli::Flag opt_book{
    "book", 0, N_("of the whole ledger, for whoever audits it, instead of one member's account")};
inline constexpr cli::Text opt_month{"period", 0, "MONTH",
                                     N_("with --book: what was booked in this month, 2026-10")};

// Errors: period_bad.
Status check_month(const cli::Arguments& arguments);
Result<cli::Outcome> show_book(cli::Session& session);

}  // namespace yangxiao::cmd::points
