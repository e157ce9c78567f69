// What award and adjust share: their options, and how they book and say what they booked.
#pragma once

#include "points/manual.hpp"
#include "points/waiting.hpp"

namespace yangxiao::cmd::points {

inline constexpr cli::Text opt_why{"reason", 0, "TEXT", N_("why: kept beside what is booked")};
inline constexpr cli::Text opt_from{
    "from", 0, "POT", N_("a donor's pot that the points come from (default: the office gives)")};
inline constexpr cli::Text opt_expires{
    "expires", 0, "DAY", N_("the last day on which they can be spent"), cli::Form::time};
inline constexpr cli::Text opt_when{"at", 0, "TIME", N_("when it was earned (default now)"),
                                    cli::Form::time};

// A whole number of points from 1 to 1,000,000,000. `what` names it. Errors: option_value_bad.
Result<std::int64_t> points_of(const std::string& word, const std::string& what);
// Errors: argument_missing, where there is no reason.
Status check_reason(const cli::Arguments& arguments);

// Awards or adjusts; `points` below zero are taken. In part where it waits for another person.
Result<cli::Outcome> run_by_hand(cli::Session& session, std::int64_t points, lib::Handwork verb);

}  // namespace yangxiao::cmd::points
