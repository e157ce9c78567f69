// What points settle does, one function a way of asking; settle.cpp has its options.
#pragma once

#include "cli/options.hpp"
#include "cli/session.hpp"
#include "settle/settlement.hpp"

namespace yangxiao::cmd::points {

inline constexpr cli::Text opt_period{
    "period", 0, "MONTH", N_("the dues of what was verified by the end of this month: 2026-10")};
inline constexpr cli::Text opt_post_list{"post-list", 0, "FILE",
                                         N_("freeze the list and write it there, for objections"),
                                         cli::Form::path};
inline constexpr cli::Number opt_confirm{"confirm", 0, "LIST",
                                         N_("pay a list that nobody can object to any more")};
inline constexpr cli::Flag opt_list{"list", 0, N_("show the lists so far, and how they stand")};

// Errors: period_bad.
Result<settle::Period> period_of(const cli::Arguments& arguments);

// Objections that should be decided by now head whatever is asked of a settlement.
void note_overdue(cli::Session& session);

Result<cli::Outcome> show_period(cli::Session& session);
Result<cli::Outcome> post_period(cli::Session& session);
Result<cli::Outcome> confirm_list(cli::Session& session);
Result<cli::Outcome> show_lists(cli::Session& session);

}  // namespace yangxiao::cmd::points
